import { expect, test } from 'vitest';
import { outcome, publishedDate } from './publishing.ts';
import type { State } from './store.ts';

const NOW = new Date('2026-06-01T09:00:00Z');
const say = (dates: string[]) => outcome(dates, NOW, 'en-GB', 'UTC');

test('who publishes what is due later is told when, and not that readers see it', () => {
  expect(say(['2026-06-02T09:00:00.000Z'])).toBe('Scheduled for 2 June 2026, 09:00.');
  expect(say(['2026-05-02T09:00:00.000Z'])).toBe('Published: readers see it now.');
  expect(say([])).toBe('Published: readers see it now.');
  expect(say(['2026-05-02T09:00:00.000Z', '2026-06-02T09:00:00.000Z'])).toBe(
    'Published: readers see it now. Scheduled for 2 June 2026, 09:00.',
  );
});

test('the date is that of the draft that Decap is asked to publish', () => {
  const getIn = (path: string[]) => (path.includes('posts.a') ? '2026-06-02' : undefined);
  const state = { editorialWorkflow: { getIn } } as unknown as State;
  const action = (type: string, slug: string) => ({
    type,
    payload: { collection: 'posts', slug },
  });
  expect(publishedDate(state, action('UNPUBLISHED_ENTRY_PUBLISH_REQUEST', 'a'))).toBe(
    '2026-06-02',
  );
  expect(publishedDate(state, action('UNPUBLISHED_ENTRY_PUBLISH_REQUEST', 'b'))).toBeNull();
  expect(publishedDate(state, action('UNPUBLISHED_ENTRY_PUBLISH_SUCCESS', 'a'))).toBeNull();
});
