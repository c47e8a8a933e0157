import { beforeEach, expect, test } from 'vitest';
import { drafted } from '../drafted.ts';
import { cloneWith } from '../git/fixtures.ts';
import { ContentRepository } from '../git/repository.ts';
import type { ArchiveReading } from './archive.ts';
import { type TypedPost, withTypedPost } from './typed-post.ts';

const NOW = new Date('2026-01-01T00:00:00.000Z');
let reading: ArchiveReading;

beforeEach(async () => {
  const clone = await cloneWith({
    'posts/old.md':
      '---\ntemplateKey: blog-post\ntitle: Old\ndate: 2025-01-01T00:00:00.000Z\n---\nAs saved.\n',
  });
  const repository = await ContentRepository.at(clone);
  const ask = { ref: repository.main, commit: null, file: null, instant: null };
  const all = await drafted(repository, ask, NOW);
  if (!all) throw new Error('There is no main branch.');
  reading = all.reading;
});

const typed: TypedPost = {
  file: 'posts/new.md',
  fields: { templateKey: 'blog-post', title: 'New', date: '2025-06-01T00:00:00.000Z' },
  text: 'As **typed**.',
  pictures: {},
};

async function shown(what: Partial<TypedPost>) {
  const live = await withTypedPost(reading, { ...typed, ...what }, NOW);
  if ('errors' in live) throw new Error(live.errors.map(({ message }) => message).join());
  const { source, post } = live;
  return {
    post,
    body: await source.bodyOf(post),
    titles: source.edition.posts.map((p) => p.title),
  };
}

test('a new post stands among the others', async () => {
  const { post, body, titles } = await shown({});
  expect(post.path).toBe('/blog/new');
  expect(body.html).toContain('<strong>typed</strong>');
  expect(titles).toEqual(['New', 'Old']);
});

test('a post that is edited takes its own place', async () => {
  const { body, titles } = await shown({ file: 'posts/old.md' });
  expect(titles).toEqual(['New']);
  expect(body.html).not.toContain('saved');
});

test('a draft, and what is due later, are shown as they will be', async () => {
  const date = '2026-02-01T00:00:00.000Z';
  const { post } = await shown({ fields: { ...typed.fields, draft: true, date } });
  expect(post).toMatchObject({ state: 'published', date });
});

test('an empty form is a page already', async () => {
  const { post } = await shown({ fields: {}, text: '' });
  expect(post.date).toBe(NOW.toISOString());
});

test('a picture that was not saved has its place and its size', async () => {
  const pictures = { '/media/a b.png': { width: 640, height: 480 } };
  const { body } = await shown({ text: '![A](</media/a b.png>)', pictures });
  expect(body.html).toMatch(/src="\/media\/a%20b\.png"/);
  expect(body.html).toMatch(/width="640" height="480"/);
});

test('the pictures that a form names lie in the folder of pictures, or are not shown', async () => {
  const pictures = { '/../../secret.png': { width: 1, height: 1 } };
  const { body } = await shown({ text: '![A](/../../secret.png)', pictures });
  expect(body.html).not.toContain('width="1"');
});

test('a picture that stands where the site itself is has no size there either', async () => {
  reading = {
    ...reading,
    layout: { ...reading.layout, media: [{ folder: 'static', address: '' }] },
  };
  const pictures = {
    '/logo.png': { width: 7, height: 7 },
    '/img/a.png': { width: 8, height: 8 },
  };
  const { body } = await shown({ text: '![A](/logo.png) ![B](/img/a.png)', pictures });
  expect(body.html).not.toContain('width="7"');
  expect(body.html).toContain('width="8"');
});

test('what cannot be read is said', async () => {
  const live = await withTypedPost(
    reading,
    { ...typed, fields: { ...typed.fields, date: 'soon' } },
    NOW,
  );
  expect(live).toMatchObject({ errors: [{ severity: 'error' }] });
});

test('script in the text is left out, as in every post', async () => {
  const { body } = await shown({
    text: '<img src="x" onerror="parent.location=1"><script>1</script><form action="/admin/sign-out">',
  });
  expect(body.html).not.toMatch(/onerror|<script|<form/);
});
