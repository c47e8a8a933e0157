import { expect, test } from 'vitest';
import { machineRoutes } from '#site/routes.ts';
import { headerRules } from '../release/headers.ts';
import {
  CLOUDFLARE,
  cloudflareRemarks,
  type Host,
  headersFile,
  redirectsFile,
} from './netlify.ts';

const unlisted = (count: number) =>
  Array.from({ length: count }, (_, at) => machineRoutes.markdown(`unlisted ${at}`));
const rulesWith = (count: number) =>
  headerRules(['/media/a.png'], ['/rss.xml', '/blog/author/*/rss.xml'], unlisted(count));

/** Reads `_headers` as the hosts document it. @throws where a line is none of the format's */
function read(file: string) {
  const rules: { pattern: string; lines: string[] }[] = [];
  for (const line of file.split('\n')) {
    if (line === '') continue;
    if (/^\/\S*$/.test(line)) rules.push({ pattern: line, lines: [] });
    else if (/^ {2}(! [a-z-]+|[a-z-]+: \S.*)$/.test(line))
      rules.at(-1)?.lines.push(line.trim());
    else throw new Error(`No host can read ${JSON.stringify(line)}.`);
  }
  return rules;
}

/**
 * What a host sends: Netlify the last value of a header, Cloudflare all of them, joined, unless
 * they were detached.
 */
function sent(file: string, path: string, host: Host): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { pattern, lines } of read(file)) {
    const expression = pattern
      .replaceAll('.', '\\.')
      .replace('*', '.*')
      .replace(':part', '[^/]+');
    if (!new RegExp(`^${expression}$`).test(path)) continue;
    for (const line of lines) {
      const [, detached] = /^! (.+)$/.exec(line) ?? [];
      const [, name = '', value = ''] = /^([a-z-]+): (.+)$/.exec(line) ?? [];
      if (detached) delete headers[detached];
      else if (host === 'netlify' || !(name in headers)) headers[name] = value;
      else headers[name] += `, ${value}`;
    }
  }
  return headers;
}

test.each(['netlify', 'cloudflare'] as const)('what %s reads is as it documents it', (host) => {
  const rules = read(headersFile({ headers: rulesWith(3) }, host));
  expect(rules.length).toBeGreaterThan(10);
  expect(rules.map(({ pattern }) => pattern)).toContain('/blog/author/:part/rss.xml');
  expect(rules.map(({ pattern }) => pattern)).toContain('/blog/unlisted%200.md');
});

test('a rule for one address is for no other, whatever it holds', () => {
  const slugs = ['Q&A, part 1', 'a*', 'c:d'];
  const headers = headerRules([], [], slugs.map(machineRoutes.markdown));
  const file = headersFile({ headers }, 'netlify');
  expect(sent(file, '/blog/Q%26A%2C%20part%201.md', 'netlify')['x-robots-tag']).toBe('noindex');
  for (const { pattern } of read(file)) expect(pattern).not.toMatch(/\/blog\/.*[*:]/);
  const redirects = [{ from: '/*', to: '/blog/a' }];
  expect(redirectsFile({ redirects, gone: [] }, 'netlify')).toBe('/%2A /blog/a 301\n');
});

test('no header is sent twice by Cloudflare', () => {
  const file = headersFile({ headers: rulesWith(3) }, 'cloudflare');
  expect(sent(file, '/assets/a.js', 'cloudflare')['cache-control']).toBe(
    'public, max-age=31536000, immutable',
  );
  expect(sent(file, '/search', 'cloudflare')['content-security-policy']).toMatch(
    /^[^,]*'wasm-unsafe-eval'[^,]*$/,
  );
  expect(
    sent(file, '/blog/author/ada/rss.xml', 'cloudflare')['cross-origin-resource-policy'],
  ).toBe('cross-origin');
});

test('with hundreds of unlisted posts Cloudflare still reads every rule', () => {
  const headers = rulesWith(300);
  const file = headersFile({ headers }, 'cloudflare');
  const rules = read(file);
  expect(rules.length).toBeLessThanOrEqual(CLOUDFLARE.headerRules);
  expect(sent(file, '/blog/unlisted%20299.md', 'cloudflare')['x-robots-tag']).toBe('noindex');
  expect(sent(file, '/search', 'cloudflare')['content-security-policy']).toContain(
    'wasm-unsafe-eval',
  );
  expect(Math.max(...file.split('\n').map((line) => line.length))).toBeLessThan(
    CLOUDFLARE.headerCharacters,
  );
  expect(cloudflareRemarks({ redirects: [], headers, files: [] })).toEqual([]);
});

test('what Cloudflare would leave out is said', () => {
  const said = (of: Partial<Parameters<typeof cloudflareRemarks>[0]>) =>
    cloudflareRemarks({ redirects: [], headers: [], files: [], ...of });
  const many = Array.from({ length: 2001 }, (_, at) => ({ from: `/old/${at}`, to: '/blog' }));
  const long = { from: `/old/${'x'.repeat(1000)}`, to: '/blog' };
  const files = Array.from({ length: 20_001 }, (_, at) => `blog/${at}.html`);
  expect(said({ redirects: many }).join()).toContain('2001');
  expect(said({ redirects: [long] }).join()).toContain('/old/xxx');
  expect(said({ files }).join()).toContain('20001');
  expect(
    said({ redirects: many.slice(1), headers: rulesWith(9), files: files.slice(1) }),
  ).toEqual([]);
});

test.each(['netlify', 'cloudflare'] as const)(
  '%s gets a redirect in one line of two addresses without blanks, and its kind',
  (host) => {
    const from = `/old/${encodeURIComponent('ünicode address')}.php`;
    expect(redirectsFile({ redirects: [{ from, to: '/blog/a' }], gone: [] }, host)).toBe(
      `/old/%C3%BCnicode%20address.php /blog/a 301\n`,
    );
  },
);

test('Cloudflare finds an old address with a slash behind it, as far as it reads lines', () => {
  const redirects = [
    { from: '/feed', to: '/rss.xml' },
    { from: '/index.xml', to: '/rss.xml' },
  ];
  expect(redirectsFile({ redirects, gone: [] }, 'cloudflare').split('\n')).toEqual([
    '/feed /rss.xml 301',
    '/index.xml /rss.xml 301',
    '/feed/ /rss.xml 301',
    '',
  ]);
  const many = Array.from({ length: 1999 }, (_, at) => ({ from: `/old/${at}`, to: '/blog' }));
  expect(
    redirectsFile({ redirects: many, gone: [] }, 'cloudflare').trim().split('\n'),
  ).toHaveLength(2000);
});

test('Netlify, which decodes an address before it looks for it, finds it decoded as well', () => {
  const redirects = [
    { from: '/old', to: '/blog/a' },
    { from: '/author/ale%C5%A1', to: '/blog/author/ales' },
    ...['%20', '%23', '%3F', '%25', '%2A', '%3A'].map((code) => ({
      from: `/a${code}b`,
      to: '/b',
    })),
  ];
  const decoded = redirectsFile({ redirects, gone: [] }, 'netlify').split('\n');
  expect(decoded).toContain('/author/aleš /blog/author/ales 301');
  expect(decoded).toHaveLength(redirects.length + 2);
  expect(redirectsFile({ redirects, gone: [] }, 'cloudflare')).not.toContain('š');
});

test('Netlify finds the rules of a page by its file as well', () => {
  const file = headersFile({ headers: rulesWith(1) }, 'netlify');
  for (const address of ['/search', '/search.html']) {
    expect(sent(file, address, 'netlify')['content-security-policy']).toContain(
      'wasm-unsafe-eval',
    );
  }
  expect(file).not.toContain('.md.html');
});

test('what has expired answers 410 on Netlify; Cloudflare Pages has no line for that', () => {
  const expired = { redirects: [], gone: ['/blog/a'] };
  expect(redirectsFile(expired, 'netlify')).toBe('/blog/a /404.html 410\n');
  expect(redirectsFile(expired, 'cloudflare')).toBe('');
});
