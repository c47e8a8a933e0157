import { expect, test } from '@playwright/test';
import { needsInstalled } from '../needs.ts';
import { releaseIn } from '../release.ts';
import { siteUnderTest } from '../site-under-test.ts';
import { differences } from './differences.ts';
import { hosts } from './hosts.ts';
import { questionsOf } from './questions.ts';

// Some hundred questions, each to two servers.
test.describe.configure({ timeout: 180_000 });

for (const { name, isInstalled, start, allowances } of hosts) {
  test(`${name}, as the release configures it, answers as \`npm start\` does`, async ({
    baseURL,
  }) => {
    // A build server has it (cli/hosts.ts); whoever works here may do without.
    needsInstalled({ name, isInstalled });
    const release = releaseIn(siteUnderTest.DATA_DIR);
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
