import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { bytesOf, firstVisit } from '#e2e/first-visit.ts';
import { withBrowser } from './browser.ts';
import { type Encoding, withFolder } from './folder-server.ts';
import { lighthouse } from './lighthouse.ts';
import { makeArchive } from './make-archive.ts';
import { type Site, sitesOf } from './sites.ts';

const POSTS = 200;

type Measurement = {
  'post, br, bytes': number;
  'post, gzip, bytes': number;
  'its HTML, br': number;
  requests: number;
  Lighthouse: number;
  'first build, s': number;
  'after an edit, s': number;
};

/**
 * Makes a site of the same posts with each generator. The others have the least that a site
 * can do: no feeds, search, sharing pictures, categories or archive, no fonts of their own.
 */
export async function compareSites(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const content = path.join(folder, 'content');
    await makeArchive(content, POSTS);
    const { file, address } = newestPost(path.join(content, 'posts'));
    const table: Record<string, Measurement> = {};
    await withBrowser(async (browser) => {
      for (const site of sitesOf(folder, content)) {
        table[site.name] = await measure(site, browser, file, address);
      }
    });
    const [ours, ...others] = Object.entries(table);
    if (!ours) throw new Error('No site was measured.');
    console.table({
      ...table,
      ...Object.fromEntries(
        others.map(([name, row]) => [`${name} / ours`, ratios(ours[1], row)]),
      ),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(
  site: Site,
  browser: Browser,
  post: string,
  address: string,
): Promise<Measurement> {
  await site.install();
  const first = await seconds(site.build);
  appendFileSync(post, '\nOne more sentence.\n');
  const again = await seconds(site.build);
  const visit = (encoding: Encoding) =>
    withFolder(site.out(), encoding, (origin) => firstVisit(browser, origin + address));
  const [br, gzip] = [await visit('br'), await visit('gzip')];
  const { scores } = await withFolder(site.out(), 'br', (origin) =>
    lighthouse(origin + address),
  );
  return {
    'post, br, bytes': bytesOf(br),
    'post, gzip, bytes': bytesOf(gzip),
    'its HTML, br': bytesOf(br, 'HTML'),
    requests: br.length,
    Lighthouse: scores.performance,
    'first build, s': first,
    'after an edit, s': again,
  };
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return Math.round((performance.now() - start) / 100) / 10;
}

/** The last post of the archive, which is listed first, and without a picture. */
function newestPost(posts: string): { file: string; address: string } {
  for (const name of readdirSync(posts).sort().reverse()) {
    const file = path.join(posts, name);
    const text = readFileSync(file, 'utf8');
    const [, address] = /^ {2}url: https:\/\/[^/]+(\/blog\/\S+)$/m.exec(text) ?? [];
    if (address && !text.includes('![')) return { file, address };
  }
  throw new Error('No post has an address and no picture.');
}

function ratios(ours: Measurement, other: Measurement): Record<string, string> {
  const keys = Object.keys(ours) as (keyof Measurement)[];
  return Object.fromEntries(
    keys.map((key) => [key, `× ${(other[key] / ours[key]).toFixed(2)}`]),
  );
}
