import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

test('what a page asks another host for is too much, whether it comes or not', async ({
  browser,
}) => {
  const serve = async (type: string, body: string) => {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': type }).end(body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return { server, origin: `http://127.0.0.1:${port}` };
  };
  const other = await serve('text/javascript', '');
  const asked = [`${other.origin}/counter.js`, 'https://elsewhere.example/pixel.png'];
  const page = await serve(
    'text/html',
    `<!doctype html><script src="${asked[0]}"></script><img src="${asked[1]}">`,
  );
  try {
    const found = excesses(await firstVisit(browser, `${page.origin}/`));
    expect(found).toHaveLength(2);
    for (const address of asked) expect(found.join()).toContain(address);
  } finally {
    for (const { server } of [page, other]) server.close();
  }
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
