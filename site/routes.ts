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
  rss: (shelf = '') => `${shelf}/rss.xml`,
  atom: (shelf = '') => `${shelf}/atom.xml`,
  jsonFeed: (shelf = '') => `${shelf}/feed.json`,
} as const;
