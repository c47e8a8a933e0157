import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { branchOf } from '#site/draft-branches.ts';
import { commitFiles, gitIn } from '#sources/git/fixtures.ts';
import { RefMoved } from '#sources/git/refs.ts';
import {
  changeDraftRecord,
  listDrafts,
  readDraft,
  readDraftRecord,
  removeDraft,
} from './drafts.ts';
import {
  bareContent,
  clonedContent,
  complaintOf,
  EDITOR,
  OTHER,
  POSTS,
  post,
  statusOf,
  textAt,
} from './fixtures/content.ts';
import { changeMain, publishDraft, restoreTree, unpublish } from './publication.ts';
import { Refusal } from './refusal.ts';
import { saveDraft } from './save-draft.ts';

const about = { author: EDITOR, message: 'A change' };
const one = { collection: 'posts', slug: 'one' };
const fresh = { collection: 'posts', slug: 'fresh' };
const change = (file: string, text: string) => [{ path: file, content: Buffer.from(text) }];
const draftOne = (text: string) => change('posts/one.md', text);
const DRAFT = post('Fresh', 'draft: true\nlang: en\n');

describe.each([
  ['a bare repository with content at its root', bareContent],
  ['a clone with content below content/', clonedContent],
])('in %s', (_where, make) => {
  test('a commit carries its author, and identical content makes none', async () => {
    const repository = await make();
    const before = await repository.tip();
    const first = await saveDraft(repository, one, null, draftOne('x'), about);
    expect(await repository.describe(first)).toMatchObject({
      author: EDITOR,
      message: 'A change',
    });
    expect(await saveDraft(repository, one, first, draftOne('x'), about)).toBe(first);
    const stale = saveDraft(repository, one, before, draftOne('y'), about);
    await expect(stale).rejects.toThrow(RefMoved);
    expect(await textAt(repository, branchOf(one), 'posts/one.md')).toBe('x');
  });

  test('a draft is seen by nobody but those who ask for it, until it is published', async () => {
    const repository = await make();
    await saveDraft(repository, fresh, null, change('posts/fresh.md', DRAFT), about);
    expect(await textAt(repository, repository.main, 'posts/fresh.md')).toBeNull();
    expect(await listDrafts(repository)).toMatchObject([fresh]);
    expect(await readDraft(repository, fresh)).toMatchObject({
      status: 'draft',
      files: [{ path: 'posts/fresh.md', isNew: true }],
      author: EDITOR,
    });
    await changeDraftRecord(repository, fresh, (r) => ({ ...r, status: 'pending_review' }));
    await publishDraft(repository, fresh, { ...about, author: OTHER });
    const published = DRAFT.replace('draft: true\n', '');
    expect(await textAt(repository, repository.main, 'posts/fresh.md')).toBe(published);
    expect(await readDraft(repository, fresh)).toBeNull();
    expect((await readDraftRecord(repository, fresh)).status).toBe('draft');
    const tip = await repository.tip();
    expect((await repository.describe(tip ?? '')).author).toEqual(OTHER);
    expect(await complaintOf(repository)).toBe('');
  });

  test('what is unpublished leaves the main branch, and is a draft that can be published again', async () => {
    const repository = await make();
    await unpublish(repository, one, 'posts/one.md', about);
    expect(await textAt(repository, repository.main, 'posts/one.md')).toBeNull();
    expect(await readDraft(repository, one)).toMatchObject({
      status: 'pending_publish',
      files: [{ path: 'posts/one.md', isNew: true }],
    });
    await publishDraft(repository, one, about);
    expect(await textAt(repository, repository.main, 'posts/one.md')).toBe(
      POSTS['posts/one.md'],
    );
  });

  test('changes that a draft had already survive that its post is unpublished', async () => {
    const repository = await make();
    await saveDraft(repository, one, null, draftOne(post('Better')), about);
    await changeMain(repository, change('posts/two.md', post('Two, later')), about);
    await unpublish(repository, one, 'posts/one.md', about);
    expect(await textAt(repository, branchOf(one), 'posts/one.md')).toBe(post('Better'));
    expect((await readDraft(repository, one))?.files).toHaveLength(1);
    await publishDraft(repository, one, about);
    expect(await textAt(repository, repository.main, 'posts/one.md')).toBe(post('Better'));
    expect(await textAt(repository, repository.main, 'posts/two.md')).toBe(post('Two, later'));
  });

  test('an earlier state comes back as a new commit, and touches content alone', async () => {
    const repository = await make();
    const before = (await repository.tip()) ?? '';
    const changes = [
      ...change('posts/one.md', post('Wrong')),
      ...change('posts/new.md', post('New')),
      { path: 'posts/two.md', content: null },
    ];
    const wrong = await changeMain(repository, changes, about);
    const restored = await restoreTree(repository, before, about);
    expect((await repository.describe(restored)).parents).toEqual([wrong]);
    for (const [file, text] of Object.entries(POSTS)) {
      expect(await textAt(repository, repository.main, file)).toBe(text);
    }
    expect(await textAt(repository, repository.main, 'posts/new.md')).toBeNull();
    expect(await restoreTree(repository, before, about)).toBe(restored);
  });
});

test('a draft that contradicts what is published is refused, and both stay as they are', async () => {
  const repository = await bareContent();
  await saveDraft(repository, one, null, draftOne(post('Mine')), about);
  await changeMain(repository, draftOne(post('Theirs')), about);
  const published = publishDraft(repository, one, about);
  await expect(published).rejects.toThrow(Refusal);
  await expect(published).rejects.toThrow(/posts\/one\.md has been changed/);
  expect(await textAt(repository, repository.main, 'posts/one.md')).toBe(post('Theirs'));
  expect(await textAt(repository, branchOf(one), 'posts/one.md')).toBe(post('Mine'));
});

test('who publishes a draft of a post that going back has withdrawn puts it back, with its pictures', async () => {
  const repository = await clonedContent();
  const before = (await repository.tip()) ?? '';
  const text = `${post('New')}![A](/media/a.png)\n`;
  const published = [
    ...change('posts/new.md', text),
    ...change('media/a.png', 'A picture'),
    ...change('media/b.png', 'Another picture'),
    ...change('posts/three.md', post('Three')),
  ];
  await changeMain(repository, published, about);
  const name = { collection: 'posts', slug: 'new' };
  const better = text.replace('New', 'Better');
  await saveDraft(repository, name, null, change('posts/new.md', better), about);
  await restoreTree(repository, before, about);
  await publishDraft(repository, name, about);
  const there = (file: string) => textAt(repository, repository.main, file);
  expect(await there('posts/new.md')).toBe(better);
  expect(await there('media/a.png')).toBe('A picture');
  expect(await there('media/b.png')).toBeNull();
  expect(await there('posts/three.md')).toBeNull();
  expect(readFileSync(path.join(repository.workTree, 'content/media/a.png'), 'utf8')).toBe(
    'A picture',
  );
});

test('a draft with an error is refused with file and line, and stays', async () => {
  const repository = await bareContent();
  const main = await repository.tip();
  const text = post('One').replace(/date: .*/, 'date: next tuesday');
  await saveDraft(repository, one, null, draftOne(text), about);
  await expect(publishDraft(repository, one, about)).rejects.toMatchObject({
    status: 422,
    message: expect.stringMatching(/posts\/one\.md, line 4: .*next tuesday/),
  });
  expect(await repository.tip()).toBe(main);
  expect(await textAt(repository, branchOf(one), 'posts/one.md')).toBe(text);
});

test('errors that are published already stop no draft of another file', async () => {
  const repository = await bareContent({ ...POSTS, 'posts/two.md': '---\ndate: [\n---\n' });
  await saveDraft(repository, one, null, draftOne(post('Better')), about);
  await publishDraft(repository, one, about);
  expect(await textAt(repository, repository.main, 'posts/one.md')).toBe(post('Better'));
});

test('a draft takes over what is new on the main branch, but never in the file at hand', async () => {
  const repository = await bareContent();
  const long = (first: string, last: string) =>
    post('One', `${'# a line\n'.repeat(9)}`).replace('Text', first) + last;
  await changeMain(repository, draftOne(long('Text', 'End\n')), about);
  const first = await saveDraft(repository, one, null, draftOne(long('Text', 'Mine\n')), about);
  await changeMain(repository, change('posts/two.md', post('Two, later')), about);
  const second = await saveDraft(
    repository,
    one,
    first,
    draftOne(long('Text', 'Mine 2\n')),
    about,
  );
  expect(await textAt(repository, branchOf(one), 'posts/two.md')).toBe(post('Two, later'));
  expect((await readDraft(repository, one))?.files).toHaveLength(1);

  const theirs = post('One, renamed');
  await changeMain(repository, draftOne(theirs), about);
  await saveDraft(repository, one, second, draftOne(long('Text', 'Mine 3\n')), about);
  expect(await textAt(repository, branchOf(one), 'posts/one.md')).toBe(
    long('Text', 'Mine 3\n'),
  );
});

test('what was published after a text was read is not undone by the draft that it becomes', async () => {
  const repository = await bareContent();
  const long = (first: string, last: string) =>
    `${post('One').replace('Text', first)}${'\nBetween.\n'.repeat(5)}${last}\n`;
  await changeMain(repository, draftOne(long('Text', 'End')), about);
  const read = (await repository.tip()) ?? '';
  await changeMain(repository, draftOne(long('Text', 'Their end')), about);
  await saveDraft(repository, one, null, draftOne(long('My text', 'End')), about, read);
  await publishDraft(repository, one, about);
  const published = await textAt(repository, repository.main, 'posts/one.md');
  expect(published).toBe(long('My text', 'Their end'));
});

test('a removed draft is gone, and its last commit is still there', async () => {
  const repository = await bareContent();
  const commit = await saveDraft(
    repository,
    fresh,
    null,
    change('posts/fresh.md', DRAFT),
    about,
  );
  expect(await removeDraft(repository, fresh)).toBe(true);
  expect(await removeDraft(repository, fresh)).toBe(false);
  expect(await listDrafts(repository)).toEqual([]);
  expect(await repository.tip('refs/masthead/removed/posts/fresh')).toBe(commit);
});

test('branches that are no drafts of ours are left out', async () => {
  const repository = await bareContent();
  const main = (await repository.tip()) ?? '';
  for (const branch of ['cms/posts', 'feature', 'cmsx/posts/a']) {
    await gitIn(repository.gitDir, ['branch', branch, main]);
    expect(await listDrafts(repository)).toEqual([]);
    await gitIn(repository.gitDir, ['branch', '-D', branch]);
  }
  await gitIn(repository.gitDir, ['branch', 'cms/posts/a/b', main]);
  expect(await listDrafts(repository)).toEqual([]);
});

describe('in a working tree', () => {
  test('the files that change are brought up to date, and other unsaved work stays', async () => {
    const repository = await clonedContent();
    writeFileSync(path.join(repository.workTree, 'app/code.ts'), 'changed');
    writeFileSync(path.join(repository.workTree, 'content/posts/two.md'), 'unsaved');
    await saveDraft(repository, one, null, draftOne(post('Better')), about);
    await publishDraft(repository, one, about);
    const file = path.join(repository.workTree, 'content/posts/one.md');
    expect(readFileSync(file, 'utf8')).toBe(post('Better'));
    expect(await statusOf(repository.workTree)).toBe(
      ' M app/code.ts\n M content/posts/two.md\n',
    );
    await unpublish(repository, one, 'posts/one.md', about);
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });

  test.each([
    ['changed', 'posts/one.md', post('Better')],
    ['not known to git', 'posts/fresh.md', DRAFT],
  ])(
    'unsaved work in a file that is %s stops a publication before it begins',
    async (_what, file, text) => {
      const repository = await clonedContent();
      const name = { collection: 'posts', slug: path.basename(file, '.md') };
      writeFileSync(path.join(repository.workTree, 'content', file), 'unsaved');
      await saveDraft(repository, name, null, change(file, text), about);
      const main = await repository.tip();
      await expect(publishDraft(repository, name, about)).rejects.toThrow(
        new RegExp(`changes to content/${file} that are in no commit`),
      );
      expect(await repository.tip()).toBe(main);
      expect(readFileSync(path.join(repository.workTree, 'content', file), 'utf8')).toBe(
        'unsaved',
      );
      expect(await readDraft(repository, name)).not.toBeNull();
    },
  );

  test('one that has been switched to another branch is left alone', async () => {
    const repository = await clonedContent();
    await gitIn(repository.workTree, ['switch', '-q', '-c', 'feature']);
    await commitFiles(repository.workTree, { 'content/posts/one.md': 'on a feature' });
    await saveDraft(repository, one, null, draftOne(post('Better')), about);
    await publishDraft(repository, one, about);
    expect(await textAt(repository, repository.main, 'posts/one.md')).toBe(post('Better'));
    expect(await statusOf(repository.workTree)).toBe('');
    expect(readFileSync(path.join(repository.workTree, 'content/posts/one.md'), 'utf8')).toBe(
      'on a feature',
    );
  });
});
