import { expect, test } from '@playwright/test';
import { needsInstalled } from '../needs.ts';
import { releaseIn } from '../release.ts';
import { siteUnderTest } from '../site-under-test.ts';
import { contractOf, keeps } from './contract.ts';
import { hosts, plainNginx } from './hosts.ts';
import { startRuleHost } from './rule-host.ts';
import { switchesAt } from './switching.ts';

const about = () => releaseIn(siteUnderTest.DATA_DIR);

test('`npm start` answers what every host has to answer', async ({ baseURL }) => {
  const port = Number(new URL(baseURL ?? '').port);
  const release = about();
  for (const clause of contractOf(release)) {
    await test.step(clause.title, () => keeps(port, release.host, clause));
  }
});

for (const host of [...hosts, plainNginx]) {
  test(`${host.name}, as the release configures it, answers what every host has to answer`, async () => {
    // A build server has it (e2e/install.ts); whoever works here may do without.
    needsInstalled(host);
    const release = about();
    const { port, stop } = await host.start(release.folder);
    try {
      const clauses = contractOf(release).filter(
        ({ needsBrotli }) => host.hasBrotli || !needsBrotli,
      );
      expect(clauses.length).toBeGreaterThan(20);
      for (const clause of clauses) {
        await test.step(clause.title, () => keeps(port, release.host, clause));
      }
    } finally {
      await stop();
    }
  });

  test(`${host.name} serves a new release at once, and what the one before named`, async () => {
    needsInstalled(host);
    await switchesAt(host);
  });
}

for (const host of ['netlify', 'cloudflare'] as const) {
  test(`the rules for ${host} answer what they can say, as ${host} documents them`, async () => {
    const release = about();
    const { port, stop } = await startRuleHost(host, release.folder);
    try {
      const clauses = contractOf(release).filter(({ byRules }) => byRules?.includes(host));
      expect(clauses.length).toBeGreaterThan(20);
      for (const clause of clauses) {
        await test.step(clause.title, () => keeps(port, release.host, clause));
      }
    } finally {
      await stop();
    }
  });
}
