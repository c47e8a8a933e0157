import { beforeAll, expect, test, vi } from 'vitest';
import { branchOf } from '#site/draft-branches.ts';
import { bareContent, EDITOR, OTHER, saveFresh } from '../drafts/fixtures/content.ts';
import { linkFor, readWish, wishOfForm } from './making.ts';

beforeAll(() => {
  vi.stubEnv('MASTHEAD_SECRET', 'x'.repeat(32));
});

const NOW = new Date('2026-06-01T09:00:00Z');
const later = (hours: number) => new Date(NOW.getTime() + hours * 60 * 60 * 1000);
const MAIN = { main: 'refs/heads/main' };
const ref = branchOf({ collection: 'posts', slug: 'fresh' });

test('a form says what a link shows, as on which hour, for how long, and in which version', async () => {
  const repository = await bareContent();
  const commit = await saveFresh(repository);
  const form = new FormData();
  for (const [name, value] of Object.entries({
    ref,
    duration: 'one hour',
    instant: '2026-06-02T09:00',
    version: 'this',
  }))
    form.set(name, value);
  const wish = await wishOfForm(repository, form);
  expect(typeof wish === 'string' ? wish : readWish(repository, wish)).toEqual({
    shown: { ref, file: 'posts/fresh.md', commit, instant: '2026-06-02T09:00:00.000Z' },
    duration: 'one hour',
  });
  form.set('ref', branchOf({ collection: 'posts', slug: 'gone' }));
  expect(await wishOfForm(repository, form)).toMatch(/no longer/);
});

test('a link of the same kind is given again while most of its time is left', async () => {
  const repository = await bareContent();
  const wanted = readWish(repository, { ref, file: 'posts/fresh.md', duration: 'one day' });
  const longer = readWish(repository, { ref, file: 'posts/fresh.md', duration: 'one week' });
  if (typeof wanted === 'string' || typeof longer === 'string') throw new Error('refused');
  const link = async (what = wanted, who = EDITOR, now = NOW) =>
    (await linkFor(repository, what, who, now)).id;
  const first = await link();
  expect(await link(wanted, EDITOR, later(5))).toBe(first);
  expect(await link(wanted, EDITOR, later(7))).not.toBe(first);
  expect(await link(longer)).not.toBe(first);
  expect(await link(wanted, OTHER)).not.toBe(first);
});

const forGood = { file: 'posts/one.md', duration: 'until published' };

test('a link to a post of the main branch can last until that is due', () => {
  expect(readWish(MAIN, forGood)).toMatchObject({ duration: 'until published' });
});

test.each([
  [{ duration: 'constructor' }, /A link lasts one hour, one day, one week, until published/],
  [{ ref: 'HEAD~0' }, /is no draft/],
  [{ ref: 'a\nb' }, /is no draft/],
  [{ ref: 'refs/heads/cms/posts/a~0' }, /is no draft/],
  [{ file: '../secret' }, /is no file/],
  [{ file: 'posts/a\nb.md' }, /is no file/],
  [{ duration: 'two days' }, /not two days/],
  [{ instant: 'Tuesday' }, /no date with time/],
  [{ duration: 'until published' }, /published already/],
  [{ ...forGood, commit: 'a'.repeat(40) }, /how long/],
  [{ ...forGood, instant: '2026-06-02T09:00Z' }, /how long/],
])('%j is refused with what is asked for', (wish, why) => {
  expect(readWish(MAIN, wish)).toMatch(why);
});
