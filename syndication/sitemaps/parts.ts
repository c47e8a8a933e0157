import type { Edition, Post } from '#newsroom/edition.ts';
import { pagesOf } from '#newsroom/pages.ts';
import { languageOfPost } from '#newsroom/text/post-language.ts';
import { identity } from '#site/identity.ts';
import { machineRoutes } from '#site/routes.ts';
import { absolute, webAddress } from '../addresses.ts';
import { modifiedAt, newestChange } from '../modified.ts';
import { plain } from '../text.ts';
import { type SitemapEntry, writeSitemap, writeSitemapIndex } from './urlset.ts';

/** How many posts one sitemap lists. */
export const POSTS_PER_PART = 1_000;

/** What Google News looks at. */
const NEWS_HOURS = 48;
const NEWS_LIMIT = 1_000;
const PICTURES_PER_POST = 1_000;

/** A sitemap with the name under which it is served. */
export type SitemapPart = { name: string; posts: readonly Post[]; entries: SitemapEntry[] };

/** Whole addresses or paths of the pictures that a post's page shows. */
export type PicturesOf = (post: Post) => readonly string[];

/**
 * All sitemaps of an edition. Posts stand oldest first, so that a new one changes the last
 * part alone. A post whose original is elsewhere is in none of them: a sitemap that lists a page
 * says that search engines shall show it, and its canonical address says the contrary.
 */
export function sitemapParts(
  edition: Edition,
  origin: string,
  picturesOf: PicturesOf,
): SitemapPart[] {
  const originals = edition.posts.filter(isOriginal);
  const oldestFirst = originals.toReversed();
  const count = Math.ceil(oldestFirst.length / POSTS_PER_PART);
  return [
    pagesPart(edition, origin),
    ...newsPart({ ...edition, posts: originals }, origin),
    ...Array.from({ length: count }, (_, index) =>
      postsPart(
        `posts-${index + 1}`,
        oldestFirst.slice(index * POSTS_PER_PART, (index + 1) * POSTS_PER_PART),
        origin,
        picturesOf,
      ),
    ),
  ];
}

/** Whether search engines shall show a post's own page, and not another one with the same text. */
export const isOriginal = ({ canonical }: Post): boolean => canonical === null;

/** @throws Error for a name that no part has */
export function writeSitemapPart(parts: readonly SitemapPart[], name: string): string {
  const part = parts.find((one) => one.name === name);
  if (!part) throw new Error(`The edition has no sitemap “${name}”.`);
  return writeSitemap(part.entries);
}

/** The index, which names every part. */
export function writeIndexOf(parts: readonly SitemapPart[], origin: string): string {
  return writeSitemapIndex(
    parts.map(({ name, posts }) => ({
      address: absolute(machineRoutes.sitemapPart(name), origin),
      changed: newestChange(posts),
    })),
  );
}

function postsPart(
  name: string,
  posts: Post[],
  origin: string,
  picturesOf: PicturesOf,
): SitemapPart {
  const entries = posts.map((post) => ({
    address: absolute(post.path, origin),
    changed: modifiedAt(post),
    pictures: picturesIn(picturesOf(post), origin),
  }));
  return { name, posts, entries };
}

function picturesIn(written: readonly string[], origin: string): string[] {
  const whole = written.flatMap(
    (src) => (URL.canParse(src, origin) ? webAddress(absolute(src, origin)) : null) ?? [],
  );
  return [...new Set(whole)].slice(0, PICTURES_PER_POST);
}

/** Every page but posts; it changed when the newest change among its posts was made. */
function pagesPart(edition: Edition, origin: string): SitemapPart {
  const entries = pagesOf(edition).flatMap(({ path, sitemap }) =>
    sitemap ? [{ address: absolute(path, origin), changed: newestChange(sitemap) }] : [],
  );
  return { name: 'pages', posts: edition.posts, entries };
}

/**
 * The news of the last two days, as Google News asks; the editors' handbook is no news. A
 * sitemap without any page is not valid: when there is no news, there is no such sitemap.
 */
function newsPart({ instant, posts }: Edition, origin: string): SitemapPart[] {
  const since = Date.parse(instant) - NEWS_HOURS * 3_600_000;
  const news = posts
    .filter(({ date }) => Date.parse(date) > since)
    .filter(({ categories }) => categories.every(({ label }) => label !== identity.handbook))
    .slice(0, NEWS_LIMIT);
  const entries = news.map((post) => ({
    address: absolute(post.path, origin),
    changed: modifiedAt(post),
    news: {
      publication: identity.name,
      language: newsLanguage(languageOfPost(post) ?? `und-${post.script}`),
      published: post.date,
      title: plain(post.title),
    },
  }));
  return news.length > 0 ? [{ name: 'news', posts: news, entries }] : [];
}

/**
 * Google knows languages by two letters, but for the two ways to write Chinese; and it wants one
 * of each post: where nobody named it, the one that is likely for the script.
 */
function newsLanguage(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language !== 'zh') return language;
  return script === 'Hant' ? 'zh-tw' : 'zh-cn';
}
