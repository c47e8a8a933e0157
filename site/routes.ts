import { addressOfPage } from './page-kinds.ts';

/**
 * Every address on this site: those of pages from their table, all others written here once.
 * Pages, feeds, redirects and tests get them from here.
 * Parts are given as slugs; what is not ASCII is percent-encoded.
 */
const part = encodeURIComponent;

/** A path in the form in which it stands in an address. @param path with slashes, not encoded */
export const encodedPath = (path: string): string => path.split('/').map(part).join('/');

export const routes = {
  home: () => addressOfPage('home'),
  news: () => addressOfPage('news'),
  post: (slug: string) => addressOfPage('post', slug),
  category: (slug: string) => addressOfPage('category', slug),
  categoryYear: (slug: string, year: number) => addressOfPage('categoryYear', slug, year),
  author: (slug: string) => addressOfPage('author', slug),
  year: (year: number) => addressOfPage('year', year),
  subscribe: () => addressOfPage('subscribe'),
  /** A picture for sharing, by its file name. */
  card: (name: string) => `/cards/${name}`,
  /** A picture at one width and in one format, by its file name. */
  picture: (name: string) => `/pictures/${name}`,
  search: () => addressOfPage('search'),
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
  /** Where that is made: Next has no route with an ending. Readers never see this address. */
  markdownSource: (slug: string) => `/markdown/${part(slug)}`,
  /** The mark in the forms in which it is asked for: by browsers, phones and aggregators. */
  icon: () => '/icon.svg',
  favicon: () => '/favicon.ico',
  touchIcon: () => '/apple-touch-icon.png',
  logo: () => '/logo.png',
} as const;

/** What proves to search engines that whoever tells them of changes owns the site. */
export const indexNowKeyAddress = (key: string): string => `/${key}.txt`;

const to = (address: string | undefined) => (address ? `?to=${part(address)}` : '');

/** Where editors work. Everything below the first is for them alone (studio/session/guard). */
export const studioRoutes = {
  home: () => '/admin',
  /** @param target where to go on after signing in */
  signIn: (target?: string) => `/admin/sign-in${to(target)}`,
  /** The same page, with what it says to somebody who could not sign in. */
  refused: (reason: string) => `/admin/sign-in?refused=${part(reason)}`,
  signedOut: () => '/admin/sign-in?ended',
  /** Leads to the OpenID provider, which leads to the callback. */
  startSignIn: (target?: string) => `/admin/sign-in/provider${to(target)}`,
  callback: () => '/admin/callback',
  oneTimeLink: (token?: string) => `/admin/sign-in/link${token ? `?token=${part(token)}` : ''}`,
  signOut: () => '/admin/sign-out',
  /** Preview links that are open. */
  links: () => '/admin/links',
  /** Makes one, from the form on that page. */
  newLink: () => '/admin/links/new',
  revokeLink: () => '/admin/links/revoke',
  /** Leads to the page of a post. @param slug of its entry in the CMS, which may have folders */
  postPage: (slug: string) => `/admin/post/${slug.split('/').map(part).join('/')}`,
  /** How links to a draft’s post will be shown. */
  panel: (ref: string, file: string) => `/admin/panel?ref=${part(ref)}&file=${part(file)}`,
  /** A draft's post with the whole head that it will have. */
  asPublished: (ref: string, file: string) =>
    `/admin/as-published?ref=${part(ref)}&file=${part(file)}`,
  /** A picture for sharing, of whatever draft. */
  card: (name: string) => `/admin/cards/${part(name)}`,
  /** A picture as a draft has it. @param address of the picture on the site, percent-encoded */
  draftPicture: (ref: string, address: string) =>
    `/admin/pictures?ref=${part(ref)}&address=${part(address)}`,
  /** The files of Decap's package. */
  decap: (file: string) => `/admin/decap/${file}`,
  /** Our own scripts and styles for editors' browsers. */
  desk: (file: string) => `/admin/desk/${file}`,
  /** A post as it is being typed, in the frame beside the form. */
  live: (pane: string) => `/admin/live/${part(pane)}`,
  /** What readers got and get, how far the next release is, and the way back. */
  releases: () => '/admin/releases',
  /** Asks first. @param release its name */
  goingBack: (release: string) => `/admin/releases/going-back?release=${part(release)}`,
  goBack: () => '/admin/releases/back',
  /** What the studio's pages ask for; answers are JSON. */
  api: () => '/admin/api',
  /** Makes a preview link, or gives one of the same kind. */
  makeLink: () => '/admin/api/links',
  /** The status of publishing, as server-sent events. */
  publishing: () => '/admin/api/publishing',
  /** Decap's proxy protocol. */
  cms: () => '/admin/api/cms',
  /** Takes what is being typed, and leads to its page. */
  showLive: () => '/admin/api/live',
  /** Keeps what was typed and not saved. */
  unsaved: () => '/admin/api/unsaved',
} as const;

/** What a preview link opens, and what belongs to it. */
export const previewRoutes = {
  /** The link itself, which opens the post that it is for. */
  link: (token: string) => `/preview/${token}`,
  /** @param address of a page on the site */
  page: (token: string, address: string) =>
    `/preview/${token}${address === '/' ? '/front' : address}`,
  /** @param address of a picture on the site, percent-encoded */
  picture: (token: string, address: string) => `/preview/${token}/pictures${address}`,
  changes: (token: string) => `/preview/${token}/changes`,
  comments: (token: string) => `/preview/${token}/comments`,
  /** The draft is published, and readers do not get it yet. @param due ISO instant */
  coming: ({ due, isHeldUp }: { due: string | null; isHeldUp: boolean }) =>
    `/preview/coming?${due ? `due=${part(due)}` : isHeldUp ? 'held-up' : ''}`,
  /** Why a link does not open. */
  ended: (why: string) => `/preview/ended?why=${part(why)}`,
} as const;
