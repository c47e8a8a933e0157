import { expect, test } from 'vitest';
import { type Asked, collectInto, outcome, pagesOf } from './publishing.ts';
import type { State } from './store.ts';

const NOW = new Date('2026-06-01T09:00:00Z');
const published = (date: string | null): Asked => ({ what: 'publish', date, before: null });
const takenBack: Asked = { what: 'take back', date: null, before: null };
const say = (...done: Asked[]) => outcome(done, NOW, 'en-GB', 'UTC');

test('who publishes what is due later is told when, and not that readers see it', () => {
  const [past, ahead] = ['2026-05-02T09:00:00.000Z', '2026-06-02T09:00:00.000Z'];
  expect(say(published(ahead))).toBe('Scheduled for 2 June 2026, 09:00.');
  expect(say(published(past))).toBe('Published: readers see it now.');
  expect(say(published(null))).toBe('Published: readers see it now.');
  expect(say(published(past), published(ahead))).toBe(
    'Published: readers see it now. Scheduled for 2 June 2026, 09:00.',
  );
});

test('who takes a post back does not read that it was published', () => {
  expect(say(takenBack)).toBe('Taken back: readers see it no longer.');
});

test('the message about what was published leads to the pages that readers have', () => {
  const done = [
    ['posts.2025/a b', published('2026-05-02T09:00:00.000Z')],
    ['posts.later', published('2026-06-02T09:00:00.000Z')],
    ['posts.gone', takenBack],
    ['authors.ann', published(null)],
  ] as const;
  expect(pagesOf(done, 'posts', NOW)).toEqual(['/admin/post/2025/a%20b']);
});

const getIn = (path: string[]) => (path.includes('posts.a') ? '2026-06-02' : undefined);
const state = { editorialWorkflow: { getIn } } as unknown as State;

/** What was asked for, where Decap did these things while publishing was about these commits. */
function askedBy(...steps: [type: string, payload: object, commit: string][]) {
  const asked = new Map<string, Asked>();
  let commit = '';
  const collect = collectInto(asked, () => commit);
  for (const [type, payload, now] of steps) {
    commit = now;
    collect({ type, payload }, state);
  }
  return Object.fromEntries(asked);
}

test('the date is that of the draft that Decap is asked to publish', () => {
  const a = { collection: 'posts', slug: 'a' };
  const asked: [string, object, string] = ['UNPUBLISHED_ENTRY_PUBLISH_REQUEST', a, 'old'];
  expect(askedBy(asked)).toEqual({
    'posts.a': { what: 'publish', date: '2026-06-02', before: 'old' },
  });
  expect(askedBy(asked, ['UNPUBLISHED_ENTRY_PUBLISH_FAILURE', a, 'old'])).toEqual({});
});

test('what was published before a post was taken back is what was when it was asked for', () => {
  const a = { collection: 'posts', slug: 'a' };
  const asked = askedBy(
    ['UNPUBLISHED_ENTRY_PERSIST_REQUEST', a, 'old'],
    ['UNPUBLISHED_ENTRY_PERSIST_SUCCESS', a, 'new'],
    ['ENTRY_DELETE_SUCCESS', { collectionName: 'posts', entrySlug: 'a' }, 'new'],
  );
  expect(asked).toEqual({ 'posts.a': { what: 'take back', date: null, before: 'old' } });
});

test('a draft that was saved is nothing that readers could see', () => {
  const a = { collection: 'posts', slug: 'a' };
  expect(askedBy(['UNPUBLISHED_ENTRY_PERSIST_REQUEST', a, 'old'])).toEqual({});
});
