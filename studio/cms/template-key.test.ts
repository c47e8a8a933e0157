import { expect, test } from 'vitest';
import { bareContent, post, textAt } from '../drafts/fixtures/content.ts';
import { cms, create, draftBranch } from './fixtures/cms.ts';

const withoutKey = (title: string) => post(title).replace('templateKey: blog-post\n', '');

async function savedBeside(files: Record<string, string>): Promise<string> {
  const repository = await bareContent(files);
  await create(cms(repository), 'fresh');
  return (await textAt(repository, draftBranch('fresh'), 'posts/fresh.md')) ?? '';
}

test('a new post has no templateKey where no published post beside it has one', async () => {
  const saved = await savedBeside({ 'posts/one.md': withoutKey('One') });
  expect(saved).toContain('title: Fresh');
  expect(saved).not.toContain('templateKey');
});

test('it has one where others have it, and where it is the first post', async () => {
  expect(await savedBeside({ 'posts/one.md': post('One') })).toContain('templateKey');
  expect(await savedBeside({ 'posts/sub/one.md': withoutKey('One') })).toContain('templateKey');
});
