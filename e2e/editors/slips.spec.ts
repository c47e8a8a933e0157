import { expect, test } from '@playwright/test';
import { installation, type Site, startSite } from '../command.ts';

/* Slips that stop no release, and what readers and machines get of their posts. */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

const SITE_URL = 'https://news.example.org';

/** @param lines of frontmatter */
const post = (title: string, ...lines: string[]) =>
  `---\n${['templateKey: blog-post', `title: ${title}`, 'date: 2025-01-02', ...lines].join('\n')}\n---\n\nText of the post.\n`;

let site: Site;
let remove = () => {};
test.beforeAll(async () => {
  test.setTimeout(240_000);
  const { variables, ...installed } = installation({
    'posts/original.md': post('Original', 'aliases: [/blog/moved]'),
    'posts/nowhere.md': post('Nowhere', `canonical: ${SITE_URL}/blog/gone`),
    'posts/hidden.md': post('Hidden', 'hidePost: true'),
    'posts/of-hidden.md': post('Of hidden', `canonical: ${SITE_URL}/blog/hidden`),
    'posts/of-alias.md': post('Of alias', `canonical: ${SITE_URL}/blog/moved`),
    'posts/elsewhere.md': post('Elsewhere', 'canonical: https://original.example/a'),
    'posts/html.md': post(
      'News &amp; <em>Events</em>',
      'seo:',
      '  description: Let&rsquo;s <b>go</b> &amp; see.',
    ),
    'posts/signed.md': post('Signed', 'author: Josh Aas, ISRG Executive Director'),
    'posts/three.md': post(
      'Three',
      'author: Josh Aas, Daniel McCarney, and Roland Shoemaker (Example)',
    ),
  });
  remove = installed.remove;
  site = await startSite({ ...variables, SITE_URL });
});
test.afterAll(async () => {
  await site?.stop();
  remove();
});

const text = async (address: string) => (await fetch(site.origin + address)).text();
const canonicalOf = async (address: string) =>
  /<link rel="canonical" href="([^"]+)"/.exec(await text(address))?.[1];
const dataOf = async (address: string) => {
  const [, data = '{}'] =
    /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await text(address)) ?? [];
  return JSON.parse(data);
};

test('an own canonical address that is no listed post is not used', async () => {
  expect(await canonicalOf('/blog/nowhere')).toBe(`${SITE_URL}/blog/nowhere`);
  expect(await canonicalOf('/blog/of-hidden')).toBe(`${SITE_URL}/blog/of-hidden`);
  expect(await canonicalOf('/blog/of-alias')).toBe(`${SITE_URL}/blog/original`);
  expect(await canonicalOf('/blog/elsewhere')).toBe('https://original.example/a');
});

test('a post whose original is elsewhere is in the lists, and in no sitemap', async () => {
  const index = await text('/sitemap.xml');
  const parts = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address = '']) => new URL(address).pathname,
  );
  const sitemaps = (await Promise.all(parts.map(text))).join();
  expect(sitemaps).toContain('/blog/original<');
  expect(sitemaps).not.toContain('/blog/elsewhere<');
  expect(sitemaps).not.toContain('/blog/of-alias<');
  expect(await text('/blog')).toContain('href="/blog/elsewhere"');
  expect(await text('/rss.xml')).toContain('/blog/elsewhere');
});

test('a title and a description that were written as HTML are shown decoded everywhere', async () => {
  const page = await text('/blog/html');
  expect(page).toMatch(/<h1[^>]*>News &amp; Events<\/h1>/);
  expect(page).toContain('<title>News &amp; Events — ');
  expect(page).toContain('property="og:title" content="News &amp; Events"');
  expect(page).toContain('name="description" content="Let’s go &amp; see."');
  expect(await dataOf('/blog/html')).toMatchObject({
    headline: 'News & Events',
    description: 'Let’s go & see.',
  });
  const { items } = JSON.parse(await text('/feed.json'));
  expect(items.map(({ title }: { title: string }) => title)).toContain('News & Events');
  const lists = ['/', '/blog', '/rss.xml', '/atom.xml', '/llms.txt', '/blog/html.md'];
  for (const address of [...lists, '/blog/html']) {
    const shown = await text(address);
    expect(shown, address).toMatch(/News (&amp;|\\?&) Events/);
    expect(shown, address).not.toMatch(/&amp;amp;|News &amp; &lt;em|rsquo/);
  }
});

test('a role and an organisation stand next to the name, for readers and machines', async () => {
  expect(await text('/blog/signed')).toMatch(
    /Josh Aas<\/a><span[^>]*>ISRG Executive Director</,
  );
  expect((await dataOf('/blog/signed')).author).toMatchObject({
    '@type': 'Person',
    name: 'Josh Aas',
    jobTitle: 'ISRG Executive Director',
  });
  expect((await dataOf('/blog/three')).author).toMatchObject([
    { name: 'Josh Aas' },
    { name: 'Daniel McCarney' },
    { name: 'Roland Shoemaker', affiliation: { name: 'Example' } },
  ]);
});

test('the old address of several people leads to the first of them', async () => {
  const address = '/blog/author/josh-aas-daniel-mc-carney-and-roland-shoemaker-example';
  const { status, headers } = await fetch(site.origin + address, { redirect: 'manual' });
  expect(status).toBe(301);
  expect(headers.get('location')).toBe('/blog/author/josh-aas');
});
