/**
 * Every address on this site, written once. Pages, feeds, redirects and tests ask here.
 * Parts are given as slugs; what is not ASCII is percent-encoded.
 */
const part = encodeURIComponent;

export const routes = {
  home: () => '/',
  news: () => '/blog',
  post: (slug: string) => `/blog/${part(slug)}`,
  category: (slug: string) => `/blog/category/${part(slug)}`,
  categoryYear: (slug: string, year: number) => `/blog/category/${part(slug)}/${year}`,
  author: (slug: string) => `/blog/author/${part(slug)}`,
  year: (year: number) => `/blog/archive/${year}`,
  subscribe: () => '/subscribe',
  /** A picture for sharing, by its file name. */
  card: (name: string) => `/cards/${name}`,
  search: () => '/search',
  rss: (shelf = '') => `${shelf}/rss.xml`,
  atom: (shelf = '') => `${shelf}/atom.xml`,
  jsonFeed: (shelf = '') => `${shelf}/feed.json`,
} as const;

/** Addresses that only machines ask for. */
export const machineRoutes = {
  robots: () => '/robots.txt',
  llms: () => '/llms.txt',
  feedStylesheet: () => '/feed.css',
  /** The index, which names all parts. */
  sitemap: () => '/sitemap.xml',
  sitemapPart: (name: string) => `/sitemaps/${part(name)}.xml`,
  markdown: (slug: string) => `${routes.post(slug)}.md`,
  /** The mark in the forms in which it is asked for: by browsers, phones and aggregators. */
  icon: () => '/icon.svg',
  favicon: () => '/favicon.ico',
  touchIcon: () => '/apple-touch-icon.png',
  logo: () => '/logo.png',
} as const;
