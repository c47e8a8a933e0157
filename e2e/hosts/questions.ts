import { addressesOf, pagesOfRelease, type Release } from '../release.ts';
import type { Question } from './answer.ts';

const withHeaders = (paths: string[], headers: Record<string, string>): Question[] =>
  paths.map((path) => ({ path, headers }));

const again = (paths: string[], by: 'etag' | 'last-modified'): Question[] =>
  paths.flatMap((path) =>
    ['', 'br'].map((encoding) => ({
      path,
      again: by,
      headers: { 'accept-encoding': encoding },
    })),
  );

/** What is asked of every host, by how a test's title speaks of it. */
export function questionsOf(release: Release): Record<string, Question[]> {
  const addresses = addressesOf(release);
  const pages = pagesOfRelease(release).filter((address) => address !== '/');
  return {
    'every address, uncompressed': withHeaders(addresses, {}),
    'every address, with brotli': withHeaders(addresses, { 'accept-encoding': 'gzip, br' }),
    'every address, with gzip': withHeaders(addresses, { 'accept-encoding': 'gzip' }),
    'every address, the head alone': addresses.map((path) => ({
      path,
      method: 'HEAD',
      headers: { 'accept-encoding': 'br' },
    })),
    'every address, where Markdown is preferred': withHeaders(addresses, {
      accept: 'text/markdown, text/html, */*',
    }),
    'every post, where Markdown is taken as well': withHeaders(pages, {
      accept: 'text/html,application/xhtml+xml,text/markdown,*/*;q=0.8',
    }),
    'every post, where nothing but Markdown is read': withHeaders(pages, {
      accept: 'text/markdown',
    }),
    'every post, where a page is read better': withHeaders(pages, {
      accept: 'text/markdown;q=0.5, text/html',
    }),
    'every address again, known by its ETag': again(addresses, 'etag'),
    'every address again, known by its date': again(addresses, 'last-modified'),
    'every address again, where another was known': withHeaders(addresses, {
      'if-none-match': '"another"',
      'if-modified-since': 'Thu, 01 Jan 2015 00:00:00 GMT',
    }),
    'a part of every address': withHeaders(addresses, { range: 'bytes=3-40' }),
    'a part that lies beyond the end': withHeaders(addresses.slice(0, 50), {
      range: 'bytes=99999999-',
    }),
    'other forms of every page': pages.flatMap((page) =>
      OTHER_FORMS.map((form) => ({ path: page + form })),
    ),
    'pages in other letters, and with two slashes': pages.flatMap((page) => [
      { path: page.toUpperCase() },
      { path: `/${page}?a=b` },
      { path: `${page.replaceAll('/', '//')}.html/` },
    ]),
    'other forms of the home page': ['//', '/index', '/INDEX.html', '/index.html/', '/,'].map(
      (path) => ({ path }),
    ),
    'names that feeds of categories and authors have elsewhere': feedsElsewhere(addresses).map(
      (path) => ({ path }),
    ),
    'what looks like another site': OTHER_SITES.map((path) => ({ path })),
    'encoded forms of a page': ENCODED_FORMS.map((form) => ({ path: `/blog${form}` })),
    'every old address': release.moved.flatMap((path) =>
      ['', '/', '?a=b'].map((form) => ({ path: path + form })),
    ),
    'what is not there': [...NOWHERE, ...insides(release)].map((path) => ({
      path,
      headers: { 'accept-encoding': 'br' },
    })),
    'what leads out of its folder': OUTWARD.map((path) => ({ path })),
    'methods that change things': ['/', '/blog', '/rss.xml', '/nowhere', '/healthz'].map(
      (path) => ({
        path,
        method: 'POST',
      }),
    ),
    'which methods there are': ['/', '/blog', '/rss.xml', '/blog/published/'].map((path) => ({
      path,
      method: 'OPTIONS',
    })),
  };
}

const OTHER_FORMS = [
  '/',
  '//',
  '.html',
  '.html/',
  '/index.html',
  '.',
  ',',
  ').',
  '.html,?a=b',
  '/?page=2',
  '.html?a=b&c=%20d',
  '?utm_source=x',
];

/** Endings that servers know when they have decoded an address. */
const ENCODED_FORMS = [
  ...['%2F', '%2F%2f', '%2ehtml', '%2Ehtml%2F', '%2F?a=b'],
  ...['%2C', '%29%2e', '%2findex.html%29?a=b'],
];

const OTHER_SITES = [
  '//evil.example',
  '//evil.example/',
  '//evil.example/blog/published/',
  '///evil.example.',
  '/\\evil.example/',
  '/%5Cevil.example/',
  '/%2F%2Fevil.example/',
  '/%2Fblog',
  '/https:%2F%2Fevil.example/',
];

/** Of what a release has feeds of: under the names of WordPress, Ghost and Hugo. */
function feedsElsewhere(addresses: string[]): string[] {
  const lists = addresses.flatMap((address) => {
    const [, kind, name] = /^\/blog\/(category|author)\/([^/]+)\/rss\.xml$/.exec(address) ?? [];
    return kind && name ? [{ kind, name }] : [];
  });
  return [...lists, { kind: 'category', name: 'nowhere' }].flatMap(({ kind, name }) => [
    `/${kind}/${name}/feed/`,
    `/blog/${kind}/${name}/feed/atom?a=b`,
    kind === 'author' ? `/authors/${name}/index.xml` : `/tag/${name}/rss/`,
    `/${kind}/${name}/feed.json/`,
  ]);
}

const NOWHERE = [
  '/nowhere',
  '/blog/gone-for-good',
  '/blog/gone-for-good/',
  '/blog/gone-for-good.html,',
  '/blog/gone-for-good.md',
  '/nowhere/',
  '/nowhere.html',
  '/nowhere.html/',
  '/blog/nowhere',
  '/assets/nowhere.js',
  '/cards/nowhere.jpg',
  '/media/nowhere.png',
  '/media',
  '/media/',
  '/assets/',
  '/404',
  '/404/',
  '/404.html',
  '/404.html/',
  '/index',
  '/index/',
  '/index.html',
  '/index.html/',
  '/blog/index.html',
  '/blog/category/index',
  '/rss.xml/',
  '/logo.png/',
  '/search.html.html',
  '/.git/config',
  '/.well-known/security.txt',
  '/serving.json',
  '/manifest.json',
  '/blog/published%20',
  '/%22%3E%3Cscript%3E',
  '/%ff%fe',
  '/healthz/',
  '/healthz?a=b',
];

/** What programs resolve at different times, or not at all: parts `.` and `..`, and an end of text. */
const OUTWARD = [
  '/blog/%2e%2e/serving.json',
  '/blog/../blog',
  '/blog/./published',
  '/assets/.%2E/logo.png?a=b',
  '/assets/..%2flogo.png',
  '/_next/static/../image?url=%2Flogo.png&w=640&q=75',
  '/blog/..',
  '/blog/published%00',
  '/%00?a=b',
];

/** Names of the compressed forms: files of a release, and no addresses. */
const insides = ({ files }: Release) =>
  files.slice(0, 40).flatMap((file) => [`/${encodeURI(file)}.br`, `/${encodeURI(file)}.gz`]);
