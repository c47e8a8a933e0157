import { machineRoutes, routes } from '#site/routes.ts';
import type { Author, Category, Edition, Post, Shelf } from './edition.ts';
import { neighbours, relatedTo } from './related.ts';
import { byYear } from './shelves.ts';

/** What lies beside an edition and shows on its pages. */
export type Beside = {
  /** Measures and forms of the pictures that a file of posts or authors names. */
  picturesOf: (file: string) => string;
  /** The author's own file, whose photo stands on the page; null where there is none. */
  fileOf: (author: Author) => string | null;
  /** The pictures for sharing of the page at an address. */
  sharingOf: (path: string) => string;
  /** The parts of the sitemap with the posts that each lists; null: any of them, or time alone. */
  sitemaps: { address: string; posts: readonly Post[] | null }[];
};

/** What each address is made from, as a short name for all of it. */
export type Ingredients = ReadonlyMap<string, string>;

/**
 * What each address of an edition is made from: two editions in which an address has the same
 * give it the same bytes, so that it need not be made again. Rather too much is named than too
 * little: what is made for nothing turns out to be the same file.
 * @param digest a short name for a text, another one for every other text
 */
export function ingredientsOf(
  edition: Edition,
  { picturesOf, fileOf, sharingOf, sitemaps }: Beside,
  digest: (text: string) => string,
): Ingredients {
  const { instant, posts, unlisted, categories, authors, years } = edition;
  const open = [...posts, ...unlisted];
  // What others show of a post: all but its text.
  const told = new Map(open.map((post) => [post, digest(JSON.stringify(toldOf(post)))]));
  const pictured = new Map(open.map((post) => [post, digest(picturesOf(post.file))]));
  const brief = (post: Post) => told.get(post) ?? '';
  const whole = (post: Post) => [brief(post), post.document, pictured.get(post) ?? ''];
  const found = new Map<string, string>();
  const made = (address: string, ...from: (string | string[])[]) =>
    found.set(address, digest(from.flat().join('\n')));

  for (const post of open) {
    const { older, newer } = neighbours(post, edition);
    const around = [older, newer, null, ...relatedTo(post, edition)];
    made(
      post.path,
      whole(post),
      around.map((other) => (other ? brief(other) : '')),
      sharingOf(post.path),
    );
    made(machineRoutes.markdownSource(post.slug), whole(post));
  }

  const feeds = (path: string, of: Category | Author, listed: Post[]) => {
    // A feed without a post has the time of its release.
    const from = [JSON.stringify(of), listed.length > 0 ? '' : instant, ...listed.map(brief)];
    const texts = listed
      .slice(0, FEED_POSTS)
      .flatMap((post) => [...whole(post), sharingOf(post.path)]);
    for (const feed of [routes.rss, routes.atom, routes.jsonFeed])
      made(feed(path), from, texts);
  };
  const shelf = ({ of, posts: listed }: Shelf<Category> | Shelf<Author>, beside: string) => {
    made(of.path, JSON.stringify(of), beside, listed.map(brief), sharingOf(of.path));
    feeds(of.path, of, listed);
  };
  for (const category of categories) {
    shelf(category, '');
    const shared = sharingOf(category.of.path);
    const ofYears = byYear(category.posts);
    const all = ofYears.map(({ of }) => `${of}`);
    for (const year of ofYears) {
      const address = routes.categoryYear(category.of.slug, year.of);
      made(address, JSON.stringify(category.of), all, year.posts.map(brief), shared);
    }
  }
  for (const author of authors) {
    const file = fileOf(author.of);
    shelf(author, file === null ? '' : picturesOf(file));
  }
  const all = years.map(({ of }) => `${of}`);
  for (const year of years) {
    const address = routes.year(year.of);
    made(address, all, year.posts.map(brief), sharingOf(address));
  }

  for (const { address, posts: listed } of sitemaps) {
    made(
      address,
      listed?.flatMap((post) => [brief(post), pictured.get(post) ?? '']) ?? instant,
    );
  }
  // These show the newest posts, or all: there is one of each.
  for (const address of FRONT) made(address, instant);
  for (const address of UNCHANGING) made(address, sharingOf(address));
  return found;
}

/** More than any feed holds. */
const FEED_POSTS = 50;

const FRONT = [
  routes.home(),
  routes.news(),
  routes.subscribe(),
  routes.search(),
  routes.rss(),
  routes.atom(),
  routes.jsonFeed(),
  machineRoutes.sitemap(),
  machineRoutes.llms(),
];

/** The page for addresses that lead nowhere; Next's name for it. */
export const NOT_FOUND = '/_not-found';

const UNCHANGING = [
  NOT_FOUND,
  machineRoutes.robots(),
  machineRoutes.feedStylesheet(),
  machineRoutes.icon(),
  machineRoutes.favicon(),
  machineRoutes.touchIcon(),
  machineRoutes.logo(),
];

function toldOf({ document: _, words: __, ...told }: Post): Omit<Post, 'document' | 'words'> {
  return told;
}

export type Touched = {
  /** Addresses to be made. */
  made: string[];
  /** Addresses whose files can be taken over. */
  kept: string[];
};

/**
 * What an edit touches.
 * @param before null where nothing can be taken over: another code, another site
 */
export function touchedBy(before: Ingredients | null, after: Ingredients): Touched {
  const made: string[] = [];
  const kept: string[] = [];
  for (const [address, from] of after) {
    (before?.get(address) === from ? kept : made).push(address);
  }
  return { made, kept };
}
