import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { addressesOf, type Release } from '../release.ts';
import { type Answer, ask, type Question } from './answer.ts';
import type { RuleHost } from './rule-host.ts';

/** What a host has to answer: headers by name, as they are or as an expression; null: there is none. */
type Expected = {
  status: number;
  headers?: Record<string, string | RegExp | null>;
  /** Of the body as readers see it: nothing compressed. */
  body?: RegExp | 'nothing';
};

export type Clause = {
  title: string;
  asked: Question[];
  expected: Expected;
  /** Whether only hosts that know brotli can keep it. */
  needsBrotli?: boolean;
  /** The hosts that keep it by rules in files, which we cannot run here (rule-host.ts). */
  byRules?: RuleHost[];
};

const BOTH: RuleHost[] = ['netlify', 'cloudflare'];

/** Of every answer that is about the site. */
const SECURITY = {
  'content-security-policy': /^default-src 'none'/,
  'strict-transport-security': /^max-age=\d{8}/,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': /camera=\(\)/,
  'cross-origin-opener-policy': 'same-origin',
};
const FRESH = { 'cache-control': 'public, max-age=0, must-revalidate' };
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const PAGE = { ...SECURITY, ...FRESH, ...HTML };
const NOTHING_THERE = { ...PAGE, etag: /./, vary: 'Accept-Encoding', 'last-modified': null };

const POST = '/blog/published';
const HARD = `/blog/${encodeURIComponent("Q&A  50% {path}, $uri; it's c++ @home (1)")}`;

const get = (paths: string[], headers: Record<string, string> = {}): Question[] =>
  paths.map((path) => ({ path, headers }));

/** What each host answers, about the release of the site under test. */
export function contractOf({ host, files, moved }: Release): Clause[] {
  const first = (test: RegExp) => {
    const found = addressesOf({ files }).find((address) => test.test(address));
    if (!found) throw new Error(`The release has nothing like ${test}.`);
    return found;
  };
  const style = first(/^\/_next\/static\/.*\.css$/);
  const category = first(/^\/blog\/category\/[a-z]+\/rss\.xml$/).split('/')[3];
  const leadsTo = (path: string) => ({
    status: 301,
    headers: { ...FRESH, location: `https://${host}${path}` },
  });
  const post = { status: 200, headers: PAGE, body: /<article/ };
  return [
    {
      byRules: BOTH,
      title: 'pages have the headers of security and are asked for anew',
      asked: get(['/', POST, `${POST}?utm_source=x`]),
      expected: {
        status: 200,
        headers: { ...PAGE, vary: /Accept-Encoding$/ },
        body: /<\/html>/,
      },
    },
    {
      title: 'what only looks like an address is nowhere',
      asked: get([
        ...[
          '/nowhere',
          '/nowhere/',
          '/blog/nowhere.html',
          '/blog/nowhere.md',
          '/assets/nowhere.js',
        ],
        ...[
          '/media',
          '/media/',
          '/assets/',
          '/404',
          '/404.html',
          '/404/',
          '/blog/index.html.html',
        ],
        ...['/serving.json', '/manifest.json', '/.git/config', '/search.html.html', '/%ff%fe'],
        ...[`${POST}.html.br`, `${POST}.md.gz`, `${style}.br`, '/logo.png.br'],
      ]),
      expected: { status: 404, headers: NOTHING_THERE, body: /<h1/ },
    },
    {
      title: 'what looks like another site leads nowhere',
      asked: get([
        '//evil.example',
        '//evil.example/',
        '///evil.example.',
        '/%2F%2Fevil.example/',
      ]),
      expected: { status: 404, headers: { location: null } },
    },
    {
      byRules: ['netlify'],
      title: 'what has expired is gone',
      asked: get(['/blog/gone-for-good', '/blog/gone-for-good.md']),
      expected: { status: 410, headers: PAGE, body: /<h1/ },
    },
    {
      title: 'other forms of what has expired are gone as well',
      asked: get(['/', '.html', '.html,'].map((end) => `/blog/gone-for-good${end}`)),
      expected: { status: 410, headers: NOTHING_THERE, body: /<h1/ },
    },
    {
      byRules: BOTH,
      title: 'a page that is nowhere is the page that says so',
      asked: get(['/nowhere', '/blog/nowhere']),
      expected: { status: 404, headers: PAGE, body: /<h1/ },
    },
    {
      title: 'an old address redirects, whatever stands behind it',
      asked: get(['/feed', '/feed/', '/index.xml', '/FEED', '/wp-rss2.php', '/news/feed.xml/']),
      expected: leadsTo('/rss.xml'),
    },
    {
      title: 'a redirect keeps the query',
      asked: get(['/feed?a=b&c=%20d', '/feed/?a=b&c=%20d', '//feed?a=b&c=%20d']),
      expected: leadsTo('/rss.xml?a=b&c=%20d'),
    },
    ...moved.slice(0, 20).map((path) => ({
      byRules: BOTH,
      title: `the old address ${path} redirects`,
      asked: get([path]),
      expected: { status: 301, headers: { location: new RegExp(`^(https://${host})?/`) } },
    })),
    {
      title: 'other forms of a page redirect to it',
      asked: get(
        [
          ...['/', '//', '.html', '.html/', '/index.html', '.', ',', ').'],
          ...['%2F', '%2F%2f', '%2ehtml', '%2Ehtml%2F', '%29%2e'],
        ].map((end) => POST + end),
      ),
      expected: leadsTo(POST),
    },
    {
      title: 'other letters, and slashes that stand twice, redirect to the page',
      asked: get([
        '/BLOG/Published',
        `/${POST}`,
        '/blog//published.html/',
        '/Blog/PUBLISHED.HTML',
      ]),
      expected: leadsTo(POST),
    },
    {
      title: 'other forms of the home page redirect to it',
      asked: get(['//', '/index', '/INDEX.html', '/index.html/', '/,']),
      expected: leadsTo('/'),
    },
    {
      title: 'what stands behind the address of a file is left out',
      asked: get(['/logo.png/', '/logo.png.', '/logo.png),', '//logo.png']),
      expected: { ...leadsTo('/logo.png'), headers: { location: /\/logo\.png$/ } },
    },
    {
      title: 'old names of a category’s feed redirect to it',
      asked: get([`/category/${category}/feed/`, `/blog/tag/${category}/index.xml`]),
      expected: leadsTo(`/blog/category/${category}/rss.xml`),
    },
    {
      byRules: BOTH,
      title: 'an encoded address is the page that it names',
      asked: get([HARD, HARD.replace('%26', '&').replace('%3B', ';')]),
      expected: post,
    },
    {
      title: 'other forms of an encoded address redirect to it',
      asked: get([
        `${HARD}/`,
        `${HARD}.html`,
        `${HARD.toUpperCase().replace('/BLOG', '/blog')}`,
      ]),
      expected: leadsTo(HARD),
    },
    {
      byRules: BOTH,
      title: 'styles are kept for good',
      asked: get([style]),
      expected: {
        status: 200,
        headers: {
          ...SECURITY,
          'cache-control': 'public, max-age=31536000, immutable',
          'content-type': 'text/css; charset=utf-8',
        },
      },
    },
    {
      byRules: BOTH,
      title: 'pictures may be embedded by other sites, and are kept for an hour',
      asked: get(['/media/square.png', '/media/stripes%20%23%2050%25.png']),
      expected: {
        status: 200,
        headers: {
          'cache-control': 'public, max-age=3600',
          'content-type': 'image/png',
          'cross-origin-resource-policy': 'cross-origin',
          'content-encoding': null,
        },
        body: /^.PNG/,
      },
    },
    {
      byRules: BOTH,
      title: 'feeds are XML, and may be read by other sites',
      asked: get(['/rss.xml', '/atom.xml', `/blog/category/${category}/rss.xml`]),
      expected: {
        status: 200,
        headers: {
          ...FRESH,
          'content-type': 'application/xml; charset=utf-8',
          'access-control-allow-origin': '*',
        },
        body: /^<\?xml/,
      },
    },
    {
      byRules: BOTH,
      title: 'a post is there as Markdown, under an address of its own',
      asked: get([`${POST}.md`]),
      expected: {
        status: 200,
        headers: { 'content-type': 'text/markdown; charset=utf-8', 'x-robots-tag': null },
        body: /^(---|#)/,
      },
    },
    {
      title: 'Markdown is sent to whoever prefers it',
      asked: [
        ...get([POST], { accept: 'text/markdown, text/html, */*' }),
        ...get([POST], { accept: 'text/markdown' }),
      ],
      expected: {
        status: 200,
        headers: { 'content-type': 'text/markdown; charset=utf-8', vary: /Accept, Accept-Enc/ },
      },
    },
    {
      title: 'a page is sent to whoever reads pages better, or as well',
      asked: [
        ...get([POST], { accept: 'text/html,application/xhtml+xml,text/markdown,*/*;q=0.8' }),
        ...get([POST], { accept: 'text/markdown;q=0.5, text/html' }),
      ],
      expected: post,
    },
    {
      byRules: BOTH,
      title: 'the Markdown of an unlisted post is not for search engines',
      asked: get(['/blog/unlisted-kestrelwort.md']),
      expected: { status: 200, headers: { 'x-robots-tag': 'noindex' } },
    },
    ...[
      { accepted: 'gzip, br', sent: 'br' },
      { accepted: 'gzip', sent: 'gzip' },
      { accepted: 'identity', sent: null },
    ].map(({ accepted, sent }) => ({
      needsBrotli: sent === 'br',
      title: `texts are sent as ${sent ?? 'they are'} to whoever accepts ${accepted}`,
      asked: get(['/', POST], { 'accept-encoding': accepted }),
      expected: {
        ...post,
        body: /<main/,
        headers: { ...PAGE, vary: /Accept-Encoding$/, 'content-encoding': sent },
      },
    })),
    {
      title: 'HEAD has the same headers, and no body',
      asked: [POST, '/rss.xml', style].map((path) => ({ path, method: 'HEAD' as const })),
      expected: {
        status: 200,
        headers: { etag: /./, vary: /Accept-Encoding$/ },
        body: 'nothing',
      },
    },
    {
      title: 'who knows an answer already is sent none',
      asked: (['etag', 'last-modified'] as const).flatMap((again) =>
        ['br', 'gzip', ''].map((encoding) => ({
          path: POST,
          again,
          headers: { 'accept-encoding': encoding },
        })),
      ),
      expected: { status: 304, body: 'nothing' },
    },
    {
      title: 'who knows another answer is sent the one that is there',
      asked: get([POST], {
        'if-none-match': '"another"',
        'if-modified-since': 'Thu, 01 Jan 2015 00:00:00 GMT',
      }),
      expected: post,
    },
    {
      title: 'a part is sent to whoever asks for one',
      asked: get([POST], { range: 'bytes=0-14' }),
      expected: {
        status: 206,
        headers: { 'content-length': '15', 'content-range': /^bytes 0-14\/\d+$/ },
        body: /^<!doctype html>$/i,
      },
    },
    {
      title: 'there is no part beyond the end',
      asked: get([POST], { range: 'bytes=99999999-' }),
      expected: { status: 416, headers: { 'content-range': /^bytes \*\/\d+$/ } },
    },
    {
      title: 'OPTIONS says which methods there are',
      asked: ['/', POST, '/rss.xml'].map((path) => ({ path, method: 'OPTIONS' as const })),
      expected: { status: 204, headers: { allow: 'GET, HEAD, OPTIONS' }, body: 'nothing' },
    },
    {
      title: 'methods that change things are refused',
      asked: (['POST', 'PUT', 'DELETE'] as const).flatMap((method) =>
        ['/', POST, '/nowhere'].map((path) => ({ path, method })),
      ),
      expected: { status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } },
    },
    {
      title: 'no address leads out of its folder',
      asked: get([
        ...['/blog/%2e%2e/serving.json', '/blog/../blog', '/blog/./published', '/blog/..'],
        ...['/assets/.%2E/logo.png?a=b', '/assets/..%2flogo.png', `${POST}%00`, '/%00?a=b'],
      ]),
      expected: { status: 400 },
    },
  ];
}

/**
 * Asks a host on this machine everything that a clause is about.
 * @param host of the site, as its origin names it
 */
export async function keeps(port: number, host: string, { asked, expected }: Clause) {
  for (const question of asked) {
    const answer = await ask(port, host, question);
    const what = `${question.method ?? 'GET'} ${question.path} ${JSON.stringify(question.headers ?? {})}`;
    expect.soft(answer.status, what).toBe(expected.status);
    for (const [name, value] of Object.entries(expected.headers ?? {})) {
      const got = answer.headers[name];
      const message = `${what}: ${name}`;
      if (value === null) expect.soft(got, message).toBeUndefined();
      else if (typeof value === 'string') expect.soft(got, message).toBe(value);
      else expect.soft(got ?? '', message).toMatch(value);
    }
    if (expected.body === 'nothing') expect.soft(answer.body.length, what).toBe(0);
    else if (expected.body) expect.soft(readable(answer), what).toMatch(expected.body);
  }
}

function readable({ headers, body }: Answer): string {
  const encoding = headers['content-encoding'];
  if (encoding === 'br') return brotliDecompressSync(body).toString();
  return (encoding === 'gzip' ? gunzipSync(body) : body).toString();
}
