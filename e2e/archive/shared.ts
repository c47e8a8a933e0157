import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { installation, type Site, startSite } from '../command.ts';
import { archiveSite } from '../site-under-test.ts';

/** Material that lies beside this repository and is no part of it. */
const shared = path.resolve('../shared');
export const oracleFolder = path.join(shared, 'tools/oracle');
export const expectedFile = path.join(shared, 'archive/openinfra.expected.json');

/** What an independent second reading says of one post. */
export type ExpectedPost = {
  file: string;
  title: string;
  seo: { title?: string } | null;
  date: string;
  hidePost: boolean;
  templateKey: string | null;
  /** Path of `seo.url`, decoded; null where there is none. */
  seoPath: string | null;
  slugFromSeoUrl: string | null;
  slugFromFile: string;
};

const expectedPosts: ExpectedPost[] = JSON.parse(readFileSync(expectedFile, 'utf8')).posts;

/** The posts that the original site served: a file without `templateKey` had no page. */
export const publicPosts = expectedPosts.filter(({ templateKey }) => templateKey !== null);
export const withoutPage = expectedPosts.filter(({ templateKey }) => templateKey === null);

/**
 * Of two posts that claim one address the listed one has it, else the earlier; the other
 * stands under its file's name.
 */
export function slugOf(post: ExpectedPost): string {
  const claimed = (of: ExpectedPost) => of.slugFromSeoUrl ?? of.slugFromFile;
  const [winner] = publicPosts
    .filter((other) => claimed(other) === claimed(post))
    .sort((a, b) => Number(a.hidePost) - Number(b.hidePost) || (a.date < b.date ? -1 : 1));
  return winner === post ? claimed(post) : post.slugFromFile;
}

/** Servers of the archive and of the seed, one of each for a worker that asks for it. */
export const test = base.extend<object, { archive: Site; seed: Site }>({
  archive: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a pattern
    async ({}, use) => {
      const site = await startSite(archiveSite);
      await use(site);
      await site.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  seed: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a pattern
    async ({}, use) => {
      const posts = readdirSync(path.join(shared, 'seed'));
      const { variables, remove } = installation(
        Object.fromEntries(
          posts.map((name) => [name, readFileSync(path.join(shared, 'seed', name))]),
        ),
      );
      const site = await startSite(variables);
      await use(site);
      await site.stop();
      remove();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});

export { expect } from '@playwright/test';
