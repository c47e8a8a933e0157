import type { Browser, Request } from '@playwright/test';

/** What a file is to a reader, by its media type; the first that fits counts. */
const KINDS = {
  HTML: /^text\/html/,
  CSS: /^text\/css/,
  scripts: /javascript/,
  fonts: /^font\//,
  'pictures and icons': /^image\//,
  'anything else': /^/,
} as const;

export type Kind = keyof typeof KINDS;
export const kinds = Object.keys(KINDS) as Kind[];

/**
 * One file that a page loads; bytes of its body, as they were sent. One of another origin has that
 * in its address, and is named even where it did not come.
 */
export type Loaded = { address: string; kind: Kind; bytes: number };

/** Less than this is what a first visit to a post loads, in bytes, compressed with brotli. */
export const budget = {
  HTML: 6_500,
  CSS: 6_000,
  scripts: 3_000,
  fonts: 30_000,
} as const satisfies Partial<Record<Kind, number>>;

/** Loads a page as a reader does whose browser has never been here. */
export async function firstVisit(browser: Browser, url: string): Promise<Loaded[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const { origin } = new URL(url);
  const loading: Promise<Loaded>[] = [];
  const addressOf = (request: Request) =>
    new URL(request.url()).origin === origin
      ? request.url().slice(origin.length)
      : request.url();
  page.on('requestfinished', (request) => {
    const measured = async () => {
      const type = (await request.response())?.headers()['content-type'] ?? '';
      const { responseBodySize } = await request.sizes();
      const kind = kinds.find((name) => KINDS[name].test(type)) ?? 'anything else';
      return { address: addressOf(request), kind, bytes: responseBodySize };
    };
    loading.push(measured());
  });
  page.on('requestfailed', (request) => {
    const address = addressOf(request);
    if (isElsewhere(address))
      loading.push(Promise.resolve({ address, kind: 'anything else', bytes: 0 }));
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const loaded = await Promise.all(loading);
  await context.close();
  return loaded;
}

const isElsewhere = (address: string) => !address.startsWith('/');

/** Sums what was loaded. @param kind all kinds, where none is given */
export function bytesOf(loaded: Loaded[], kind?: Kind): number {
  return loaded
    .filter((file) => kind === undefined || file.kind === kind)
    .reduce((sum, { bytes }) => sum + bytes, 0);
}

/** @returns a sentence for each thing that a first visit to a post has too much of */
export function excesses(loaded: Loaded[]): string[] {
  const heavy = Object.entries(budget).flatMap(([kind, limit]) => {
    const bytes = bytesOf(loaded, kind as Kind);
    return bytes < limit ? [] : [`${kind}: ${bytes} bytes, of which ${limit} are too many`];
  });
  const others = loaded.filter(
    ({ kind, address }) => kind === 'anything else' || isElsewhere(address),
  );
  return [...heavy, ...others.map(({ address }) => `${address} is nothing that a post needs`)];
}
