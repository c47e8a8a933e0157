import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { indexForSearch, type Searched } from './search.ts';

const out = mkdtempSync(path.join(tmpdir(), 'released-'));
afterAll(() => rmSync(out, { recursive: true }));
mkdirSync(path.join(out, 'blog'));

function post(name: string, text: string, about: Partial<Searched> = {}): Searched {
  const page = `<!DOCTYPE html><title>${name}</title><main>around<div data-body>${text}</div></main>`;
  writeFileSync(path.join(out, 'blog', `${name}.html`), page);
  return {
    path: `/blog/${encodeURIComponent(name)}`,
    title: `The “title” of <${name}>`,
    date: '2025-06-03T20:12:35.473Z',
    day: 'June 3, 2025',
    by: 'Test Author',
    categories: ['News & Announcements'],
    description: 'What it is about.',
    lang: null,
    dir: null,
    ...about,
  };
}

const posts = [
  post('one', '<p>First words &amp; more.</p>'),
  post('two + ü', '<p>Second words.</p>', { lang: 'ko' }),
  post('unnamed', '<p>שלום</p>', { dir: 'rtl' }),
];
post('unlisted', '<p>Nobody finds this.</p>');

const readPage = (file: string) => readFile(path.join(out, file));
const index = (of: Searched[]) => indexForSearch(readPage, 'en', of);
const fragments = (files: Awaited<ReturnType<typeof index>>) =>
  files
    .filter(({ file }) => file.endsWith('.pf_fragment'))
    .map(({ content }) =>
      JSON.parse(gunzipSync(content).toString().slice('pagefind_dcd'.length)),
    )
    .sort((one, other) => (one.url < other.url ? -1 : 1));

test('each post that is listed can be found, with what its result shows', async () => {
  const [one, two, unnamed, ...others] = fragments(await index(posts));
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    url: '/blog/one',
    content: 'First words & more.',
    meta: {
      title: 'The “title” of <one>',
      date: '2025-06-03T20:12:35.473Z',
      by: 'Test Author',
    },
    filters: { category: ['News & Announcements'], year: ['2025'] },
  });
  expect(two).toMatchObject({ url: '/blog/two%20%2B%20%C3%BC', meta: { lang: 'ko' } });
  expect(two.meta).not.toHaveProperty('dir');
  expect(unnamed.meta).toMatchObject({ dir: 'rtl' });
  expect(unnamed.meta).not.toHaveProperty('lang');
});

test('a post that is a picture is found by its title', async () => {
  const picture = post('picture', '<p><img src="/a.png" alt=""></p>');
  expect(fragments(await index([picture]))).toMatchObject([{ url: '/blog/picture' }]);
});

test('the index does not know where the pictures of a text are', async () => {
  const shown = (picture: string) =>
    index([post('shown', `<p>Words ${picture} and <em>more</em>.</p>`)]);
  const there =
    '<picture><source srcset="/pictures/a.avif"><img src="/a.png" alt="A"></picture>';
  const [fragment] = fragments(await shown(there));
  expect(fragment).toMatchObject({ content: 'Words and more.' });
  expect(fragment.meta).not.toHaveProperty('image');
  expect(await shown(there)).toEqual(await shown('<img src="../gone.png" alt="A">'));
});

test('the same posts give the same bytes, in whatever order they come', async () => {
  expect(await index([...posts].reverse())).toEqual(await index(posts));
});

test('nothing is released of Pagefind that the search page does not load', async () => {
  const names = (await index(posts)).map(({ file }) => file.replace(/_[\da-f]+\./, '.'));
  expect([...new Set(names)].sort()).toEqual([
    'pagefind/filter/en.pf_filter',
    'pagefind/fragment/en.pf_fragment',
    'pagefind/index/en.pf_index',
    'pagefind/pagefind-entry.json',
    'pagefind/pagefind.en.pf_meta',
    'pagefind/pagefind.js',
    'pagefind/wasm.en.pagefind',
    'pagefind/wasm.unknown.pagefind',
  ]);
});

test('a page without a post’s text is an error that names what is missing', async () => {
  writeFileSync(path.join(out, 'blog/empty.html'), '<p>Nothing.</p>');
  await expect(index([{ ...post('one', ''), path: '/blog/empty' }])).rejects.toThrow(
    'data-body',
  );
});
