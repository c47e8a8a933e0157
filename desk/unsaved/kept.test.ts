import { afterEach, expect, test, vi } from 'vitest';
import { keep } from './kept.ts';

afterEach(() => vi.unstubAllGlobals());

/** Whether it is sent though the page is closed. */
async function outlivesThePage(body: string): Promise<boolean | undefined> {
  const fetch = vi.fn(async (_: string, _sent: RequestInit) => new Response());
  vi.stubGlobal('fetch', fetch);
  await keep({ collection: 'posts', slug: 'a', id: 'one', of: null, data: { body } });
  return fetch.mock.lastCall?.[1].keepalive;
}

test('a long post is kept though the page is closed, up to what browsers send then', async () => {
  expect(await outlivesThePage('x'.repeat(65_000))).toBe(true);
  expect(await outlivesThePage('한'.repeat(21_000))).toBe(true);
  expect(await outlivesThePage('x'.repeat(65_536))).toBe(false);
  expect(await outlivesThePage('한'.repeat(22_000))).toBe(false);
});
