import { expect, test } from '@playwright/test';
import { needsInstalled } from '../needs.ts';
import { releaseIn } from '../release.ts';
import { siteUnderTest } from '../site-under-test.ts';
import { type Answer, ask } from './answer.ts';
import { hosts } from './hosts.ts';

/** Whoever kept a page that was taken back knows a later date than that of the page that is there. */
const LATER = 60 * 60 * 1000;

async function askAsWhoKeptALaterPage(port: number) {
  const { host } = releaseIn(siteUnderTest.DATA_DIR);
  const askWith = (headers: Record<string, string>) =>
    ask(port, host, { path: '/blog/published', headers });
  const date = Date.parse((await askWith({})).headers['last-modified'] ?? '');
  const later = new Date(date + LATER).toUTCString();
  return {
    whole: await askWith({}),
    byDate: await askWith({ 'if-modified-since': later }),
    byBoth: await askWith({ 'if-none-match': '"another"', 'if-modified-since': later }),
    part: await askWith({ range: 'bytes=0-3', 'if-range': later }),
  };
}

const told = ({ status, body }: Answer) => ({ status, body });

test('`npm start` sends the page that is there to whoever kept one that was taken back', async ({
  baseURL,
}) => {
  const { whole, ...answers } = await askAsWhoKeptALaterPage(
    Number(new URL(baseURL ?? '').port),
  );
  for (const [known, answer] of Object.entries(answers)) {
    expect(told(answer), known).toEqual(told(whole));
  }
});

for (const { name, lack, start } of hosts) {
  test(`${name} sends the page that is there to whoever kept one that was taken back`, async () => {
    needsInstalled({ name, lack });
    const { port, stop } = await start(releaseIn(siteUnderTest.DATA_DIR).folder);
    try {
      const { whole, byDate, ...answers } = await askAsWhoKeptALaterPage(port);
      for (const [known, answer] of Object.entries(answers)) {
        expect(told(answer), known).toEqual(told(whole));
      }
      // Caddy takes any later date for the same page (docs/hosting/caddy.md).
      expect(byDate.status).toBe(name === 'Caddy' ? 304 : 200);
    } finally {
      await stop();
    }
  });
}
