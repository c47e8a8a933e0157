import { machineRoutes } from '#site/routes.ts';
import type { Author, Edition, Post } from './edition.ts';
import { feedsOf, pagesOf, siteFiles } from './pages.ts';

/** Short names for what is no part of an edition and shows on its pages. */
export type InputSources = {
  /** Measures and forms of the pictures that a file of posts or authors names. */
  picturesOf: (file: string) => string;
  /** The author's own file, whose photo is on the page; null where there is none. */
  fileOf: (author: Author) => string | null;
  /** The pictures for sharing of the page at an address. */
  sharingOf: (path: string) => string;
  /** The parts of the sitemap with the posts that each lists; null: any of them, or time alone. */
  sitemaps: { address: string; posts: readonly Post[] | null }[];
};

/** The hash of all inputs of a page or file, by its address. */
export type PageInputs = ReadonlyMap<string, string>;

/**
 * The inputs of each address of an edition. Where two editions have the same inputs for an
 * address, its bytes are the same, so that it need not be rendered again. An input too many only
 * costs a rendering; one that is missing leaves a page stale.
 * @param digest a short name for a text, another one for every other text
 */
export function pageInputs(
  edition: Edition,
  { picturesOf, fileOf, sharingOf, sitemaps }: InputSources,
  digest: (text: string) => string,
): PageInputs {
  const { instant, posts, unlisted } = edition;
  const open = [...posts, ...unlisted];
  const summaries = new Map(open.map((post) => [post, digest(JSON.stringify(summary(post)))]));
  const pictures = new Map(open.map((post) => [post, digest(picturesOf(post.file))]));
  const summaryOf = (post: Post) => summaries.get(post) ?? '';
  const wholeOf = (post: Post) =>
    [summaryOf(post), post.document, pictures.get(post) ?? ''].join('\n');
  const photoOf = (author: Author) => {
    const file = fileOf(author);
    return file === null ? '' : picturesOf(file);
  };
  const found = new Map<string, string>();
  const add = (address: string, from: readonly string[]) =>
    found.set(address, digest(from.join('\n')));

  for (const page of pagesOf(edition)) {
    const { path, continues = path, post, feed } = page;
    const from = page.inputs({ edition, summaryOf, wholeOf, photoOf });
    add(path, [...from, sharingOf(continues)]);
    if (post) add(machineRoutes.markdownSource(post.slug), [wholeOf(post)]);
    if (feed) {
      const { name, description, posts: inFeed } = feed;
      const texts = inFeed
        .slice(0, FEED_POSTS)
        .flatMap((each) => [wholeOf(each), sharingOf(each.path)]);
      // A feed without a post has the time of its release.
      const dated = inFeed.length > 0 ? '' : instant;
      for (const address of feedsOf(page)) {
        add(address, [name, description, dated, ...inFeed.map(summaryOf), ...texts]);
      }
    }
  }
  for (const { address, posts: listed } of sitemaps) {
    add(
      address,
      listed?.flatMap((post) => [summaryOf(post), pictures.get(post) ?? '']) ?? [instant],
    );
  }
  for (const address of siteFiles) add(address, UNCHANGING.has(address) ? [] : [instant]);
  add(NOT_FOUND, [sharingOf(NOT_FOUND)]);
  return found;
}

/** More than any feed holds. */
const FEED_POSTS = 50;

/** The page for addresses that lead nowhere; Next's name for it. */
export const NOT_FOUND = '/_not-found';

/** Files of the site that show no post. */
const UNCHANGING: ReadonlySet<string> = new Set([
  machineRoutes.robots(),
  machineRoutes.feedStylesheet(),
  machineRoutes.icon(),
  machineRoutes.favicon(),
  machineRoutes.touchIcon(),
  machineRoutes.logo(),
]);

/** What other pages show of a post: everything but its text. */
function summary({ document: _, words: __, ...shown }: Post): Omit<Post, 'document' | 'words'> {
  return shown;
}
