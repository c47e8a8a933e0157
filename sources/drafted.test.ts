import { beforeEach, expect, test } from 'vitest';
import { type Draft, drafted } from './drafted.ts';
import { cloneWith, commitFiles, gitIn } from './git/fixtures.ts';
import { ContentRepository } from './git/repository.ts';

const post = (title: string, more = '', text = 'Text.') =>
  `---\ntemplateKey: blog-post\ntitle: ${title}\nauthor: Newsroom\ndate: 2025-01-01T00:00:00.000Z\n${more}---\n${text}\n`;

const NOW = new Date('2026-01-01T00:00:00.000Z');
const DRAFT = 'refs/heads/cms/posts/new';
let clone: string;
let repository: ContentRepository;

beforeEach(async () => {
  clone = await cloneWith({
    'posts/old.md': post('Old'),
    'posts/hidden.md': post('Hidden', 'draft: true\n'),
  });
  await gitIn(clone, ['checkout', '-q', '-b', 'cms/posts/new']);
  await commitFiles(clone, {
    'posts/new.md': post('New', 'draft: true\n'),
    'posts/old.md': post('Old, changed'),
  });
  await gitIn(clone, ['checkout', '-q', 'main']);
  repository = await ContentRepository.at(clone);
});

const ask: Draft = { ref: DRAFT, commit: null, file: 'posts/new.md', instant: null };
const titles = async (draft: Partial<Draft>) =>
  (await drafted(repository, { ...ask, ...draft }, NOW))?.source.edition.posts.map(
    ({ title }) => title,
  );

test('a draft is shown as published, among the posts that are', async () => {
  expect(await titles({})).toEqual(['New', 'Old, changed']);
});

test('what was published since the draft was begun stands beside it', async () => {
  await commitFiles(clone, { 'posts/later.md': post('Later') });
  expect((await titles({}))?.sort()).toEqual(['Later', 'New', 'Old, changed']);
});

test('no draft is shown but the one in question', async () => {
  expect(await titles({ file: null })).toEqual(['Old, changed']);
  expect(await titles({ ref: 'refs/heads/main', file: 'posts/hidden.md' })).toEqual([
    'Hidden',
    'Old',
  ]);
});

test('a post that is not due yet is shown as it will be, or as at the instant asked for', async () => {
  const date = '2026-06-02T09:00:00.000Z';
  await gitIn(clone, ['checkout', '-q', 'cms/posts/new']);
  await commitFiles(clone, {
    'posts/new.md': post('New').replace('2025-01-01T00:00:00.000Z', date),
  });
  await gitIn(clone, ['checkout', '-q', 'main']);
  expect(await drafted(repository, ask, NOW)).toMatchObject({
    instant: NOW.toISOString(),
    post: { title: 'New', date },
  });
  expect(await titles({})).toEqual(['New', 'Old, changed']);
  expect(await titles({ instant: '2026-06-01T00:00:00.000Z' })).not.toContain('New');
});

test.each([
  ['a draft', DRAFT],
  ['what is published', 'refs/heads/main'],
])(
  'a scheduled post of %s brings no other one along, unless an hour is chosen',
  async (_, ref) => {
    const at = (date: string) => post('Title').replace('2025-01-01T00:00:00.000Z', date);
    const due = '2026-06-02T09:00:00.000Z';
    await commitFiles(clone, {
      'posts/embargoed.md': at('2026-03-01T00:00:00.000Z').replace('Title', 'Embargoed'),
      'posts/new.md': at(due).replace('Title', 'New'),
    });
    if (ref === DRAFT) {
      await gitIn(clone, ['checkout', '-q', 'cms/posts/new']);
      await commitFiles(clone, { 'posts/new.md': at(due).replace('Title', 'New') });
      await gitIn(clone, ['checkout', '-q', 'main']);
    }
    const old = ref === DRAFT ? 'Old, changed' : 'Old';
    expect(await titles({ ref })).toEqual(['New', old]);
    expect(await titles({ ref, instant: due })).toEqual(['New', 'Embargoed', old]);
  },
);

test('a link to one commit stays with it', async () => {
  const first = (await gitIn(clone, ['rev-parse', 'cms/posts/new'])).toString().trim();
  await gitIn(clone, ['checkout', '-q', 'cms/posts/new']);
  await commitFiles(clone, { 'posts/new.md': post('Newer') });
  await gitIn(clone, ['checkout', '-q', 'main']);
  expect(await titles({ commit: first })).toContain('New');
  expect(await titles({})).toContain('Newer');
});

test('a ref that is gone shows nothing', async () => {
  expect(await drafted(repository, { ...ask, ref: 'refs/heads/cms/posts/no' }, NOW)).toBeNull();
});

test('a draft that cannot be read has no post, and says why', async () => {
  await gitIn(clone, ['checkout', '-q', 'cms/posts/new']);
  await commitFiles(clone, { 'posts/new.md': '---\ntitle: [\n---\n' });
  await gitIn(clone, ['checkout', '-q', 'main']);
  const shown = await drafted(repository, ask, NOW);
  expect(shown?.post).toBeNull();
  expect(shown?.reading.archive.findings).toContainEqual(
    expect.objectContaining({ file: 'posts/new.md', severity: 'error' }),
  );
});
