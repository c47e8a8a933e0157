import { machineRoutes, routes } from './routes.ts';

/**
 * Names that other engines give to their feeds, in the order WordPress, Jekyll, Hugo, Ghost,
 * Eleventy, Gatsby, Astro, Docusaurus, Movable Type, Pelican. They follow the address of what a
 * feed is of, after a slash.
 */
const NAMES = {
  rss: [
    ...['feed', 'feed/rss', 'feed/rss2', 'feed/rdf', 'feed.xml', 'feed.rss', 'index.xml'],
    ...['rss', 'rss2', 'rss.xml', 'rss2.xml', 'rss/index.xml', 'rss/feed.xml'],
    ...['feed/feed.xml', 'feed/rss.xml', 'feed/index.xml', 'feeds', 'index.rss', 'index.rdf'],
  ],
  atom: ['atom', 'atom.xml', 'feed/atom', 'feed/atom.xml', 'feed.atom', 'index.atom'],
  jsonFeed: ['feed/json', 'feed.json', 'feed/feed.json', 'feed/index.json'],
} as const satisfies Partial<Record<keyof typeof routes, string[]>>;

type Format = keyof typeof NAMES;
const formats = Object.keys(NAMES) as Format[];

/** Where other engines keep the posts of the whole site; the first is the site's own root. */
const WHOLE_SITE = ['', routes.news(), '/news', '/posts'];

/** Names that exist for the whole site alone: old WordPress, Blogger, Pelican. */
const OF_THE_SITE: Record<Format, string[]> = {
  rss: ['wp-rss.php', 'wp-rss2.php', 'wp-rdf.php', 'wp-feed.php', 'feeds/all.rss.xml'],
  atom: ['wp-atom.php', 'feeds/posts/default', 'feeds/posts/summary', 'feeds/all.atom.xml'],
  jsonFeed: [],
};

/** Of Yoast, WordPress, Gatsby, Astro, Ghost, Next and others: indexes, and their parts. */
const SITEMAPS = [
  ...['sitemap_index.xml', 'sitemap-index.xml', 'sitemapindex.xml', 'sitemap.xml.gz'],
  ...['sitemap/sitemap-index.xml', 'sitemap/sitemap-0.xml', 'sitemap/sitemap.xml'],
  ...['sitemap-0.xml', 'sitemap-1.xml', 'sitemap1.xml', 'sitemap-news.xml', 'news-sitemap.xml'],
  ...['post-sitemap.xml', 'post-sitemap1.xml', 'page-sitemap.xml', 'category-sitemap.xml'],
  ...['post_tag-sitemap.xml', 'author-sitemap.xml'],
  ...['sitemap-posts.xml', 'sitemap-pages.xml', 'sitemap-authors.xml', 'sitemap-tags.xml'],
  ...['wp-sitemap.xml', 'wp-sitemap-posts-post-1.xml', 'wp-sitemap-posts-page-1.xml'],
  ...['wp-sitemap-taxonomies-category-1.xml', 'wp-sitemap-taxonomies-post_tag-1.xml'],
  'wp-sitemap-users-1.xml',
];

/** Old addresses of the site's own feeds and sitemap, some of which may be in use. */
export function oldMachineAddresses(): { from: string; to: string }[] {
  const feeds = formats.flatMap((format) =>
    [
      ...WHOLE_SITE.flatMap((place) => NAMES[format].map((name) => `${place}/${name}`)),
      ...OF_THE_SITE[format].map((name) => `/${name}`),
    ].map((from) => ({ from, to: routes[format]() })),
  );
  const sitemaps = SITEMAPS.map((name) => ({ from: `/${name}`, to: machineRoutes.sitemap() }));
  return [...feeds, ...sitemaps];
}

/** The kinds of list that have feeds, by the words that other engines have for them. */
const KINDS = {
  category: ['category', 'categories', 'tag', 'tags'],
  author: ['author', 'authors'],
} as const;

export type ShelfFeeds = {
  /** A regular expression, for every server: its only group is the name of the list. */
  expression: string;
  /** @param name of the list @returns the feed, which need not exist */
  target: (name: string) => string;
};

const literally = (name: string) => name.replaceAll('.', '\\.');

/**
 * Old addresses of the feeds of categories and authors. They are patterns, since an archive may
 * have hundreds of authors, each with thirty such names.
 */
export const shelfFeeds: ShelfFeeds[] = (['category', 'author'] as const).flatMap((kind) =>
  formats.map((format) => ({
    expression: `^(?:${routes.news()})?/(?:${KINDS[kind].join('|')})/([^/]+)/(?:${NAMES[format].map(literally).join('|')})$`,
    target: (name) => `${routes.news()}/${kind}/${name}${routes[format]()}`,
  })),
);
