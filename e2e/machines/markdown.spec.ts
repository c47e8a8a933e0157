import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { siteUnderTest } from '../site-under-test.ts';

const { SITE_URL } = siteUnderTest;

test('a post stands as Markdown at its address with .md, with a header', async ({
  request,
}) => {
  const response = await request.get('/blog/corrected.md');
  expect(response.headers()['content-type']).toBe('text/markdown; charset=utf-8');
  const [, header = '', text = ''] =
    /^---\n(.*?)\n---\n\n(.*)$/s.exec(await response.text()) ?? [];
  expect(parse(header)).toEqual({
    title: 'A post that was corrected twice',
    description: 'A post that was written to test the case of corrected.',
    authors: ['Test Author'],
    date: '2025-03-04T09:00:00.000Z',
    updated: '2025-03-12T10:00:00.000Z',
    categories: ['States'],
    lang: 'en',
    publisher: expect.any(String),
    canonical: `${SITE_URL}/blog/corrected`,
  });
  expect(text).toMatch(/^# A post that was corrected twice\n/);
  expect(text).toContain('The first version named the wrong number.');
});

test('the picture of a post stands in its Markdown', async ({ request }) => {
  const text = await (await request.get('/blog/own-picture.md')).text();
  expect(text).toMatch(new RegExp(`\\n!\\[[^\\]]+\\]\\(${SITE_URL}/media/[^)]+\\)\\n`));
});

test('an address that is not ASCII has Markdown too', async ({ request }) => {
  const address = encodeURI('/blog/한국어-주소.md');
  expect(await (await request.get(address)).text()).toContain('# 한국어 주소');
});

test('who prefers Markdown gets it at the post’s own address', async ({ request }) => {
  const beside = await (await request.get('/blog/code.md')).text();
  const response = await request.get('/blog/code', {
    headers: { accept: 'text/markdown, text/html;q=0.5' },
  });
  expect(response.headers()['content-type']).toBe('text/markdown; charset=utf-8');
  expect(await response.text()).toBe(beside);
});

test('caches are told that an address has two forms, whichever they got', async ({
  request,
}) => {
  for (const accept of ['text/markdown', 'text/html']) {
    const response = await request.get('/blog/code', { headers: { accept } });
    const vary = response.headers().vary?.split(/,\s*/) ?? [];
    expect(vary.toSorted(), accept).toEqual(['Accept', 'Accept-Encoding']);
  }
  expect((await request.get('/blog')).headers().vary).toBe('Accept-Encoding');
});

test('the Markdown of an unlisted post asks not to be indexed', async ({ request }) => {
  const robots = async (address: string) =>
    (await request.get(address)).headers()['x-robots-tag'];
  expect(await robots('/blog/unlisted-kestrelwort.md')).toBe('noindex');
  const odd = encodeURIComponent("Q&A  50% {path}, $uri; it's c++ @home (1)");
  expect(await robots(`/blog/${odd}.md`)).toBe('noindex');
  expect(await robots('/blog/code.md')).toBeUndefined();
});

for (const address of ['/blog/draft-quetzalwort.md', '/blog/scheduled-hoopoewort.md']) {
  test(`${address}, of a post that is not public, is not there`, async ({ request }) => {
    expect((await request.get(address)).status()).toBe(404);
  });
}

test('language models are led to posts that are there', async ({ request }) => {
  const text = await (await request.get('/llms.txt')).text();
  expect(text).toMatch(/^# /);
  const links = [...text.matchAll(/\]\((https:[^)]+)\)/g)].map(([, address = '']) => address);
  const posts = links.filter((address) => address.endsWith('.md'));
  expect(posts).toHaveLength(50);
  for (const address of links.filter((one) => one.startsWith(SITE_URL))) {
    const { pathname } = new URL(address);
    expect((await request.get(pathname)).status(), pathname).toBe(200);
  }
});
