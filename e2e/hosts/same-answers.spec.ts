import { expect, test } from '@playwright/test';
import { needsInstalled } from '../needs.ts';
import { releaseIn } from '../release.ts';
import { siteUnderTest } from '../site-under-test.ts';
import type { Question } from './answer.ts';
import { differences } from './differences.ts';
import { hosts, plainNginx } from './hosts.ts';
import { questionsOf } from './questions.ts';

// Some hundred questions, each to two servers.
test.describe.configure({ timeout: 180_000 });

/** Questions that a server without brotli answers as one with it does. */
const withoutBrotli = (questions: Question[]) =>
  questions.filter(({ headers }) => !headers?.['accept-encoding']?.includes('br'));

for (const host of [...hosts, plainNginx]) {
  test(`${host.name}, as the release configures it, answers as \`npm start\` does`, async ({
    baseURL,
  }) => {
    // A build server has it (e2e/install.ts); whoever works here may do without.
    needsInstalled(host);
    const release = releaseIn(siteUnderTest.DATA_DIR);
    const ours = Number(new URL(baseURL ?? '').port);
    const { port, stop } = await host.start(release.folder);
    try {
      for (const [what, all] of Object.entries(questionsOf(release))) {
        const questions = host === plainNginx ? withoutBrotli(all) : all;
        expect(all.length, what).toBeGreaterThan(0);
        const allowed = host.allowances(release);
        const found = await differences(ours, port, release.host, questions, allowed);
        expect(found.slice(0, 20), what).toEqual([]);
      }
    } finally {
      await stop();
    }
  });
}
