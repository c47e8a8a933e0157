import type { Edition, Post, Shelf, State } from '#newsroom/edition.ts';
import { machineRoutes } from '#site/routes.ts';
import { FEED_LENGTH } from '#syndication/feeds/feed.ts';
import { feedFormats } from '#syndication/feeds/formats.ts';

/** Whether a post of some state must, may or must not show. */
export type Rule = 'required' | 'allowed' | 'forbidden';

/** One address of a surface. */
export type Place = {
  /** Path on this site. What continues on further pages counts as shown on the first. */
  address: string;
  /** What must show here, as far as its state requires it. */
  must: readonly Post[];
  /** What may show here, as far as its state allows it. */
  may: readonly Post[];
};

type SurfaceRules = {
  name: string;
  states: Readonly<Record<State, Rule>>;
  /** Every address of the surface. A post that shows elsewhere is out of place. */
  places: (edition: Edition) => Place[];
};

/** What a post has of its own is there for everybody who has its address. */
const OWN = {
  published: 'required',
  unlisted: 'required',
  scheduled: 'forbidden',
  expired: 'forbidden',
  draft: 'forbidden',
} as const;

/** What leads to posts leads to listed ones: to all that belong there, … */
const LISTED = {
  published: 'required',
  unlisted: 'forbidden',
  scheduled: 'forbidden',
  expired: 'forbidden',
  draft: 'forbidden',
} as const;

/** … or to a choice of them. */
const CHOSEN = { ...LISTED, published: 'allowed' } as const;

/**
 * Every place where posts show, and what may show there: the one table of it. Addresses of lists
 * are written out, since those of the site's table of page kinds are what it checks.
 */
export const surfaces = {
  page: { name: 'page', states: OWN, places: each(({ path }) => path) },
  /** Whether its page lets search engines list it. */
  index: {
    name: 'index',
    states: LISTED,
    places: ({ posts }) => posts.map((post) => all(post.path, [post])),
  },
  structuredData: { name: 'JSON-LD', states: OWN, places: each(({ path }) => path) },
  card: { name: 'card', states: OWN, places: each(({ path }) => path) },
  markdown: {
    name: 'Markdown',
    states: OWN,
    places: each(({ slug }) => machineRoutes.markdown(slug)),
  },
  home: { name: 'home', states: CHOSEN, places: choice(() => ['/']) },
  news: { name: 'news', states: CHOSEN, places: choice(() => ['/blog']) },
  related: {
    name: 'related',
    states: CHOSEN,
    places: choice(({ posts, unlisted }) => [...posts, ...unlisted].map(({ path }) => path)),
  },
  year: {
    name: 'year',
    states: LISTED,
    places: ({ years }) => years.map(({ of, posts }) => all(`/blog/archive/${of}`, posts)),
  },
  category: {
    name: 'category',
    states: LISTED,
    places: ({ categories }) => categories.map(({ of, posts }) => all(of.path, posts)),
  },
  author: {
    name: 'author',
    states: LISTED,
    places: ({ authors }) => authors.map(({ of, posts }) => all(of.path, posts)),
  },
  newsFeed: {
    name: 'feed',
    states: LISTED,
    places: ({ posts }) => feeds('', posts),
  },
  categoryFeed: {
    name: 'category feed',
    states: LISTED,
    places: ({ categories }) => feedsOf(categories),
  },
  authorFeed: {
    name: 'author feed',
    states: LISTED,
    places: ({ authors }) => feedsOf(authors),
  },
  sitemap: {
    name: 'sitemap',
    states: LISTED,
    places: ({ posts }) => [all(machineRoutes.sitemap(), originalsOf(posts))],
  },
  newsSitemap: {
    name: 'news sitemap',
    states: CHOSEN,
    places: ({ posts }) => [
      { address: machineRoutes.sitemapPart('news'), must: [], may: originalsOf(posts) },
    ],
  },
  search: {
    name: 'search',
    states: LISTED,
    places: ({ posts }) => [all('/search', posts)],
  },
  llms: { name: 'llms.txt', states: CHOSEN, places: choice(() => [machineRoutes.llms()]) },
  /** Search, subscribing, what is not there: no post has a place on these. */
  others: { name: 'other pages', states: CHOSEN, places: () => [] },
} as const satisfies Record<string, SurfaceRules>;

export type Surface = keyof typeof surfaces;

/** An address of its own for each post that has a page. */
function each(addressOf: (post: Post) => string): SurfaceRules['places'] {
  return ({ posts, unlisted }) =>
    [...posts, ...unlisted].map((post) => all(addressOf(post), [post]));
}

/** Addresses where any listed post may show, and none must. */
function choice(addressesOf: (edition: Edition) => string[]): SurfaceRules['places'] {
  return (edition) =>
    addressesOf(edition).map((address) => ({ address, must: [], may: edition.posts }));
}

/** Posts that repeat what stands elsewhere are in no sitemap. */
function originalsOf(posts: readonly Post[]): Post[] {
  return posts.filter(({ canonical }) => canonical === null);
}

function all(address: string, posts: readonly Post[]): Place {
  return { address, must: posts, may: posts };
}

function feedsOf(shelves: Shelf<{ path: string }>[]): Place[] {
  return shelves.flatMap(({ of, posts }) => feeds(of.path, posts));
}

function feeds(shelf: string, posts: readonly Post[]): Place[] {
  const newest = posts.slice(0, FEED_LENGTH);
  return Object.values(feedFormats).map(({ address }) => all(address(shelf), newest));
}
