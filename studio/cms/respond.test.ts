import { afterEach, expect, test, vi } from 'vitest';
import { ContentRepository } from '#sources/git/repository.ts';
import { bareContent, EDITOR } from '../drafts/fixtures/content.ts';
import { respond } from './respond.ts';

const links = { previewLink: async () => null };
const asking = (body: string) => new Request('http://localhost/', { method: 'POST', body });

afterEach(() => {
  vi.restoreAllMocks();
});

test('an answer is JSON that nobody keeps', async () => {
  const request = asking('{"action":"unpublishedEntries","params":{}}');
  const response = await respond(await bareContent(), EDITOR, request, links);
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toEqual([]);
});

test.each([
  [400, 'action=unpublishedEntries'],
  [422, '{"action":"checkout"}'],
  [404, '{"action":"getEntry","params":{"path":"posts/absent.md"}}'],
])('a refusal with %i is JSON with a sentence', async (status, body) => {
  const response = await respond(await bareContent(), EDITOR, asking(body), links);
  expect(response.status).toBe(status);
  expect((await response.json()).error).toMatch(/^[A-Zp].*\.$/);
});

test('a fault of ours is told without its details, which are in the log', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const repository = new ContentRepository({
    ...(await bareContent()),
    gitDir: '/absent/content.git',
  });
  const request = asking('{"action":"unpublishedEntries","params":{}}');
  const response = await respond(repository, EDITOR, request, links);
  expect(response.status).toBe(500);
  expect((await response.json()).error).not.toContain(repository.gitDir);
  expect(log).toHaveBeenCalledOnce();
});
