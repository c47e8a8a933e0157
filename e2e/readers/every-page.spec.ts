import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { faultsOfPages } from '../page-by-page.ts';
import { MISSING_ON_PURPOSE } from '../reader.ts';
import { pagesOfRelease, releaseIn } from '../release.ts';
import { siteUnderTest } from '../site-under-test.ts';

test('every page loads without an error or a refusal of the policy, and reads and leads on the same without scripts', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const pages = [...pagesOfRelease(releaseIn(siteUnderTest.DATA_DIR)), '/no-such-page'];
  expect(pages.length).toBeGreaterThan(110);
  const isExpected = (address: string) => MISSING_ON_PURPOSE.includes(address);
  expect(await faultsOfPages(browser, baseURL ?? '', pages, isExpected)).toEqual([]);
});

const TEXT = `<p>${'Some words that stand here for a page. '.repeat(5)}</p>`;

/** Pages with one fault each, by what is to be said of it. */
const faulty: Record<string, string> = {
  'Content Security Policy': `${TEXT}<p style="color:red">red</p>`,
  'hardly any text': '<p>Loading</p>',
  'reads otherwise': `${TEXT}<p></p><script src="/script"></script>`,
  'leads elsewhere': `${TEXT}<a href="/">home</a><script src="/script"></script>`,
  '404': `${TEXT}<img src="/gone.png" alt="">`,
  exception: `${TEXT}<script src="/script"></script><script src="/failing"></script>`,
};

test('what is looked for on every page is found where it is', async ({ browser }) => {
  const scripts: Record<string, string> = {
    '/script':
      "for (const p of document.querySelectorAll('p:empty')) p.textContent = 'new';" +
      "for (const a of document.querySelectorAll('a')) a.href = '/else';",
    '/failing': "throw new Error('on purpose')",
  };
  const server = createServer(({ url = '' }, response) => {
    const script = scripts[url];
    const page = Object.values(faulty)[Number(url.slice(1))];
    response.statusCode = script || page ? 200 : 404;
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    response.setHeader('content-security-policy', "default-src 'self'");
    response.end(script ?? page);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const addresses = Object.keys(faulty).map((_, at) => `/${at}`);
  const found = await faultsOfPages(
    browser,
    `http://127.0.0.1:${port}`,
    addresses,
    () => false,
  );
  server.close();
  for (const [at, fault] of Object.keys(faulty).entries()) {
    expect(found.filter((sentence) => sentence.startsWith(`/${at}: `)).join()).toContain(fault);
  }
});
