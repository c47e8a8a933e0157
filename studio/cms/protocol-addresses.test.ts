import { describe, expect, test } from 'vitest';
import { bareContent, POSTS, post, textAt } from '../drafts/fixtures/content.ts';
import { cms, draftBranch, open, save } from './fixtures/cms.ts';

describe('addresses', () => {
  const published = (url: string, more = '') => post('One', `seo:\n  url: ${url}\n${more}`);
  const withPost = (text: string) => bareContent({ ...POSTS, 'posts/one.md': text });

  async function aliasesAfter(text: string, url: string) {
    const repository = await withPost(text);
    const ask = cms(repository);
    const form = await open(ask, 'one');
    await save(ask, 'one', form.replace(/url: .*/, `url: ${url}`));
    // The form knows nothing of the alias, and must not take it away again.
    await save(
      ask,
      'one',
      form.replace(/url: .*/, `url: ${url}`).replace('title: One', 'title: 1'),
    );
    const saved = (await textAt(repository, draftBranch('one'), 'posts/one.md')) ?? '';
    return saved.match(/aliases:\n((?: {2}- .*\n)*)/)?.[1]?.match(/\/.*/g) ?? [];
  }

  test('a published post keeps its old address when it gets another', async () => {
    const old = published('https://example.org/blog/old');
    expect(await aliasesAfter(old, 'https://example.org/blog/new')).toEqual(['/blog/old']);
  });

  test('one that was found under the name of its file keeps that', async () => {
    const old = published('https://example.org/blog/one');
    const repository = await withPost(post('One'));
    const ask = cms(repository);
    const form = await open(ask, 'one');
    await save(ask, 'one', form.replace(/---\n(?=Text)/, 'seo:\n  url: /blog/new\n---\n\n'));
    expect(await textAt(repository, draftBranch('one'), 'posts/one.md')).toContain(
      'aliases:\n  - /blog/one\n',
    );
    expect(await aliasesAfter(old, 'https://other.example/blog/one/')).toEqual([]);
  });

  test('the whole path of an odd address is kept beside it', async () => {
    const old = published('https://example.org/news/2024/old');
    expect(await aliasesAfter(old, '/blog/new')).toEqual(['/blog/old', '/news/2024/old']);
  });

  test('an alias that becomes the address is none any more', async () => {
    const old = published('/blog/b', 'aliases:\n  - /blog/a\n  - /blog/z\n');
    expect(await aliasesAfter(old, '/blog/a')).toEqual(['/blog/z', '/blog/b']);
  });

  test.each([
    ['draft', 'draft: true\n'],
    ['scheduled', ''],
  ])('a %s post has no address that anybody could know', async (state, more) => {
    const text = published('/blog/old', more);
    const later = state === 'scheduled' ? text.replace('2025-06-03', '2999-06-03') : text;
    expect(await aliasesAfter(later, '/blog/new')).toEqual([]);
  });
});
