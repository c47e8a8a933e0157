import { readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { environment } from '#site/environment.ts';
import { siteUnderTest } from '../site-under-test.ts';
import { differences } from './differences.ts';
import { hosts } from './hosts.ts';
import { questionsOf, readRelease } from './questions.ts';

/** The release that `npm start` serves to the other tests. */
function currentRelease(): string {
  const sites = path.join(siteUnderTest.DATA_DIR, 'sites');
  const [site = ''] = readdirSync(sites);
  return realpathSync(path.join(sites, site, 'current'));
}

for (const { name, isInstalled, start, allowances } of hosts) {
  test(`${name}, as the release configures it, answers as \`npm start\` does`, async ({
    baseURL,
  }) => {
    // A build server has it (cli/hosts.ts); whoever works here may do without.
    test.skip(!isInstalled() && !environment().ci, `${name} is not installed.`);
    expect(isInstalled(), `${name} is not installed.`).toBe(true);
    const release = readRelease(currentRelease());
    const ours = Number(new URL(baseURL ?? '').port);
    const { port, stop } = await start(release.folder);
    try {
      for (const [what, questions] of Object.entries(questionsOf(release))) {
        expect(questions.length, what).toBeGreaterThan(0);
        const allowed = allowances(release);
        const found = await differences(ours, port, release.host, questions, allowed);
        expect(found.slice(0, 20), what).toEqual([]);
      }
    } finally {
      await stop();
    }
  });
}
