import { beforeEach, expect, test } from 'vitest';
import { bareWith } from '#sources/git/fixtures.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { answerUnsaved } from './answer.ts';

let repository: ContentRepository;
beforeEach(async () => {
  repository = await ContentRepository.at(await bareWith({ 'posts/a.md': 'A' }));
});

const ann = { name: 'Ann', email: 'ann@example.org' };
const typed = {
  collection: 'posts',
  slug: 'a',
  id: 'one',
  of: null,
  data: { body: 'As typed' },
};
let minute = 0;

async function ask(method: string, query: Record<string, string>, body?: unknown, who = ann) {
  minute += 1;
  const request = new Request(`https://news.example.org/?${new URLSearchParams(query)}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const now = new Date(Date.UTC(2026, 0, 1, 9, minute));
  return answerUnsaved(repository, who, request, now);
}

const keep = (what: object, who = ann) => ask('PUT', {}, { ...typed, ...what }, who);
const kept = async (slug: string, who = ann) =>
  (await ask('GET', { collection: 'posts', slug }, undefined, who)).json();

test('what was typed last is there again, with its time', async () => {
  await keep({});
  await keep({ data: { body: 'As typed later' } });
  expect(await kept('a')).toMatchObject([
    { data: { body: 'As typed later' }, at: expect.stringMatching(/^2026-01-01T/) },
  ]);
});

test.each(['a', ''])('the forms of entry %j are told apart, the newest first', async (slug) => {
  await keep({ slug: slug || null, id: 'one' });
  await keep({ slug: slug || null, id: 'two' });
  expect((await kept(slug)).map(({ id }: { id: string }) => id)).toEqual(['two', 'one']);
});

test('what was saved is forgotten, and nothing else', async () => {
  await keep({ id: 'one' });
  await keep({ id: 'two' });
  await keep({ slug: null, id: 'three' });
  await ask('DELETE', { id: 'one' });
  expect(await kept('a')).toHaveLength(1);
  expect(await kept('')).toHaveLength(1);
});

test('what was typed into a new entry belongs to it, once it has a name', async () => {
  await keep({ slug: null });
  await keep({ slug: 'a' });
  expect(await kept('')).toEqual([]);
  expect(await kept('a')).toHaveLength(1);
});

test('nobody gets what another editor typed, whatever their names', async () => {
  await keep({});
  await keep({}, { name: 'Ben', email: 'ben@example.org' });
  expect(await kept('a', { name: 'Eve', email: 'eve@example.org' })).toEqual([]);
  expect(await kept('a', { name: 'Ann', email: 'ANN@example.org' })).toHaveLength(1);
});

test.each(['../../heads/main', '한국어', 'a b~c^d:e', 'x'.repeat(220), 'é'.repeat(200)])(
  'text is kept for every entry that can be saved, as %j',
  async (slug) => {
    expect((await keep({ slug })).status).toBe(204);
    expect(await kept(slug)).toHaveLength(1);
  },
);

test.each([
  [{ collection: '' }],
  [{ collection: 7 }],
  [{ slug: '' }],
  [{ data: [] }],
  [{ data: null }],
  [{ id: 'x'.repeat(101) }],
  [{ id: '../../heads/main' }],
  [{ of: 5 }],
])('what the form does not send is refused: %j', async (what) => {
  expect((await keep(what)).status).toBe(400);
});

test('more than anybody types is refused', async () => {
  expect((await keep({ data: { body: 'x'.repeat(4_000_001) } })).status).toBe(413);
});
