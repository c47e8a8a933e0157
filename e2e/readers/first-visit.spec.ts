import { expect, test } from '@playwright/test';
import { excesses, firstVisit } from '../first-visit.ts';

/** A post as long as most are. */
const POST = '/blog/as-long-as-news';

test('a first visit to a post loads little, and nothing but its page, styles, scripts, fonts and pictures', async ({
  browser,
  baseURL,
}) => {
  const loaded = await firstVisit(browser, `${baseURL}${POST}`);
  // What a page is made of was seen: a kind that is not recognised would weigh nothing.
  for (const kind of ['HTML', 'CSS', 'scripts', 'fonts']) {
    expect(loaded.map((file) => file.kind)).toContain(kind);
  }
  expect(excesses(loaded)).toEqual([]);
});

test('no byte of the framework reaches a reader', async ({ browser, request, baseURL }) => {
  const loaded = await firstVisit(browser, `${baseURL}${POST}`);
  const texts = loaded.filter(({ kind }) => kind === 'HTML' || kind === 'scripts');
  // The page, and one script for all that stands beside its text.
  expect(texts.map(({ kind }) => kind)).toEqual(['HTML', 'scripts']);
  for (const { address } of texts) {
    expect(await (await request.get(address)).text(), address).not.toMatch(/react|__next/i);
  }
});
