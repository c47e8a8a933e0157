import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from '#cli/browser.ts';
import { type Encoding, serveFolder } from './folder-server.ts';

/** What a reader's browser loads for a page that it has never seen. */
export type Visit = { requests: number; bytes: number; html: number };

/** Opens pages, each in a browser that knows nothing yet. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const { executable } = findBrowser(console.log);
  const browser = await chromium.launch({
    executablePath: executable,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** @returns bodies as they were sent; what the page asks of other hosts does not count */
export async function visit(
  browser: Browser,
  folder: string,
  address: string,
  encoding: Encoding,
): Promise<Visit> {
  const { origin, stop } = await serveFolder(folder, encoding);
  const context = await browser.newContext();
  const page = await context.newPage();
  const sizes: Promise<{ responseBodySize: number }>[] = [];
  page.on('requestfinished', (request) => {
    if (request.url().startsWith(origin)) sizes.push(request.sizes());
  });
  await page.goto(`${origin}${address}`, { waitUntil: 'networkidle' });
  const all = (await Promise.all(sizes)).map(({ responseBodySize }) => responseBodySize);
  await context.close();
  stop();
  return {
    requests: all.length,
    bytes: all.reduce((sum, size) => sum + size, 0),
    html: all[0] ?? 0,
  };
}
