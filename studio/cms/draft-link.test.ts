import { beforeAll, expect, test, vi } from 'vitest';
import { branchOf } from '#site/draft-branches.ts';
import { bareContent, EDITOR, OTHER } from '../drafts/fixtures/content.ts';

beforeAll(() => {
  vi.stubEnv('MASTHEAD_SECRET', 'x'.repeat(32));
});

const post = branchOf({ collection: 'posts', slug: 'fresh' });
const NOW = new Date('2026-06-01T09:00:00Z');
const later = (hours: number) => new Date(NOW.getTime() + hours * 60 * 60 * 1000);

async function linked() {
  const { draftLink } = await import('./draft-link.ts');
  const { listLinks } = await import('../preview/links.ts');
  const repository = await bareContent();
  return {
    link: (who = EDITOR, now = NOW, branch = post) => draftLink(repository, who, branch, now),
    count: async (now = NOW) => (await listLinks(repository, now)).length,
  };
}

test('an editor gets one link a day for a draft, and nobody else the same', async () => {
  const { link, count } = await linked();
  const first = await link();
  expect(first).toMatch(/^\/preview\/[^/]+#$/);
  expect(await link(EDITOR, later(20))).toBe(first);
  expect(await count()).toBe(1);
  expect(await link(OTHER)).not.toBe(first);
  expect(await link(EDITOR, later(23.5))).not.toBe(first);
  expect(await count()).toBe(3);
});

test('what has no page of its own has no link', async () => {
  const { link } = await linked();
  expect(await link(EDITOR, NOW, branchOf({ collection: 'authors', slug: 'a' }))).toBeNull();
  expect(await link(EDITOR, NOW, 'refs/heads/main')).toBeNull();
});
