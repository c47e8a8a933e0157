import { expect, test } from 'vitest';
import { branchOf } from '#site/draft-branches.ts';
import { bareContent, EDITOR, POSTS } from '../drafts/fixtures/content.ts';
import { saveDraft } from '../drafts/save-draft.ts';
import { pictureOfDraft } from './draft-picture.ts';

test('a form gets the pictures of its draft, and no other file', async () => {
  const repository = await bareContent({ ...POSTS, 'media/open.png': 'open' });
  const name = { collection: 'posts', slug: 'a b' };
  const changes = [{ path: 'media/small.png', content: Buffer.from('small') }];
  await saveDraft(repository, name, null, changes, { author: EDITOR, message: 'A picture' });
  const ref = branchOf(name);
  const get = async (address: string, of = ref) =>
    (await pictureOfDraft(repository, { ref: of, address }))?.bytes.toString() ?? null;
  expect(await get('/media/small.png')).toBe('small');
  expect(await get('/media/open.png')).toBe('open');
  expect(await get('/media/small.png', repository.main)).toBeNull();
  for (const other of ['/media/../posts/one.md', '/posts/one.md', 'media/small.png']) {
    expect(await get(other)).toBeNull();
  }
});
