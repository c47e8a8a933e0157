import { describe, expect, test } from 'vitest';
import {
  bareContent,
  clonedContent,
  complaintOf,
  EDITOR,
  OTHER,
  POSTS,
  post,
  textAt,
} from '../drafts/fixtures/content.ts';
import { changeMain } from '../drafts/publication.ts';
import {
  asset,
  cms,
  create,
  draftBranch,
  errorOf,
  open,
  picture,
  save,
} from './fixtures/cms.ts';

describe.each([
  ['content at the root of a bare repository', bareContent],
  ['content below content/ of a clone', clonedContent],
])('with %s', (_where, make) => {
  test('a post is written, saved again, marked as ready and published, with its picture', async () => {
    const repository = await make();
    const ask = cms(repository);
    const bytes = await picture();
    expect(
      (await create(ask, 'fresh', post('Fresh'), [asset(ask.at('media/a.png'), bytes)])).status,
    ).toBe(200);
    expect((await ask('unpublishedEntries')).body).toEqual(['posts/fresh']);
    const entry = { collection: 'posts', slug: 'fresh' };
    const { body } = await ask('unpublishedEntry', { id: 'posts/fresh', ...entry });
    expect(body).toMatchObject({
      ...entry,
      status: 'draft',
      pullRequestAuthor: EDITOR.name,
      diffs: [
        { path: ask.at('media/a.png'), newFile: true },
        { path: ask.at('posts/fresh.md'), newFile: true },
      ],
    });
    const media = await ask('unpublishedEntryMediaFile', {
      ...entry,
      id: 'x',
      path: ask.at('media/a.png'),
    });
    expect(media.body).toMatchObject({ name: 'a.png', content: bytes.toString('base64') });

    const form = await open(ask, 'fresh');
    const sent = [asset(ask.at('media/a.png'), bytes)];
    expect(
      (await save(ask, 'fresh', form.replace('Fresh', 'Fresher'), { assets: sent })).status,
    ).toBe(200);
    await ask('updateUnpublishedEntryStatus', { ...entry, newStatus: 'pending_publish' });
    expect((await ask('unpublishedEntry', entry)).body).toMatchObject({
      status: 'pending_publish',
    });
    expect((await ask('getMedia', { mediaFolder: ask.at('media') })).body).toEqual([]);
    expect((await ask('publishUnpublishedEntry', entry)).status).toBe(200);

    expect(await textAt(repository, repository.main, 'posts/fresh.md')).toBe(
      post('Fresh').replace('Fresh', 'Fresher'),
    );
    expect((await ask('getMedia', { mediaFolder: ask.at('media') })).body).toMatchObject([
      { path: ask.at('media/a.png'), name: 'a.png', encoding: 'base64' },
    ]);
    expect((await ask('unpublishedEntry', entry)).status).toBe(404);
    expect(await complaintOf(repository)).toBe('');
  });

  test('an edit of a published post changes its line, and an unchanged one makes no commit', async () => {
    const repository = await make();
    const ask = cms(repository);
    const main = await repository.tip();
    await save(ask, 'one', await open(ask, 'one'));
    expect(await repository.tip(draftBranch('one'))).toBe(main);
    await save(ask, 'one', (await open(ask, 'one')).replace('title: One', "title: 'One more'"));
    const saved = await repository.tip(draftBranch('one'));
    expect(await textAt(repository, draftBranch('one'), 'posts/one.md')).toBe(
      POSTS['posts/one.md'].replace('title: One', 'title: One more'),
    );
    await save(ask, 'one', await open(ask, 'one'));
    expect(await repository.tip(draftBranch('one'))).toBe(saved);
  });

  test('what is deleted of the published leaves the site, and Decap’s way to unpublish it ends well', async () => {
    const repository = await make();
    const ask = cms(repository);
    const form = await open(ask, 'one');
    const deleted = await ask('deleteFiles', {
      paths: [ask.at('posts/one.md')],
      options: { commitMessage: 'm' },
    });
    expect(deleted.status).toBe(200);
    expect(await textAt(repository, repository.main, 'posts/one.md')).toBeNull();
    expect((await save(ask, 'one', form, { status: 'pending_publish' })).status).toBe(200);
    expect(
      (await ask('unpublishedEntry', { collection: 'posts', slug: 'one' })).body,
    ).toMatchObject({
      status: 'pending_publish',
      diffs: [{ path: ask.at('posts/one.md'), newFile: true }],
    });
    expect(await textAt(repository, draftBranch('one'), 'posts/one.md')).toBe(
      POSTS['posts/one.md'],
    );
  });
});

test('lists hold what is published, at the depth that is asked for', async () => {
  const ask = cms(
    await bareContent({ ...POSTS, 'posts/in/three.md': post('Three'), 'posts/b.txt': '' }),
  );
  const list = async (depth: number) =>
    (await ask('entriesByFolder', { folder: 'posts', extension: 'md', depth })).body as {
      data: string;
      file: { path: string };
    }[];
  expect((await list(1)).map(({ file }) => file.path)).toEqual([
    'posts/one.md',
    'posts/two.md',
  ]);
  expect((await list(2)).map(({ file }) => file.path)).toContain('posts/in/three.md');
  expect((await list(1))[0]?.data).toBe(POSTS['posts/one.md']);
});

test('the layout of Netlify CMS is served as it is', async () => {
  const repository = await bareContent({ 'src/pages/blog/we’ve.md': post('We') });
  const ask = cms(repository);
  const path = 'src/pages/blog/we’ve.md';
  const form = ((await ask('getEntry', { path })).body as { data: string }).data;
  expect((await save(ask, 'we’ve', form.replace('We', 'You'), { path })).status).toBe(200);
  expect((await ask('unpublishedEntries')).body).toEqual(['posts/we’ve']);
  await ask('publishUnpublishedEntry', { collection: 'posts', slug: 'we’ve' });
  expect(await textAt(repository, repository.main, path)).toContain('title: You');
});

test('categories are an entry of their own, and keep their lines', async () => {
  const list =
    '{\n  "categories": [\n    { "id": "a", "text": "A" },\n    { "id": "b", "text": "B" }\n  ]\n}\n';
  const repository = await bareContent({ ...POSTS, 'categories.json': list });
  const ask = cms(repository);
  const [entry] = (
    await ask('entriesByFiles', { files: [{ path: 'categories.json', label: 'C' }] })
  ).body as { file: { label: string } }[];
  expect(entry?.file.label).toBe('C');
  const form = JSON.parse(
    ((await ask('getEntry', { path: 'categories.json' })).body as { data: string }).data,
  );
  form.categories[1].text = 'New';
  const saved = await ask('persistEntry', {
    dataFiles: [{ slug: 'categories', path: 'categories.json', raw: JSON.stringify(form) }],
    assets: [],
    options: {
      collectionName: 'categories',
      commitMessage: 'm',
      useWorkflow: true,
      status: 'draft',
    },
  });
  expect(saved.status).toBe(200);
  expect(
    await textAt(repository, 'refs/heads/cms/categories/categories', 'categories.json'),
  ).toBe(list.replace('"text": "B"', '"text": "New"'));
});

test('a preview link is asked for drafts alone', async () => {
  const ask = cms(await bareContent());
  const entry = { collection: 'posts', slug: 'fresh' };
  expect((await ask('getDeployPreview', entry)).body).toBeNull();
  await create(ask, 'fresh');
  expect((await ask('getDeployPreview', entry)).body).toEqual({
    url: 'https://preview/refs/heads/cms/posts/fresh',
    status: 'SUCCESS',
  });
});

test('notes are added, settled by anybody, reworded by their author, and outlive a publication', async () => {
  const repository = await bareContent();
  const [mine, theirs] = [cms(repository), cms(repository, OTHER)];
  await create(mine, 'fresh');
  const entry = { collection: 'posts', slug: 'fresh' };
  const { note } = (
    await mine('addNote', { ...entry, note: { content: ' Is this so? ', author: 'Somebody' } })
  ).body as { note: { id: string } };
  expect(note).toMatchObject({
    author: EDITOR.name,
    content: 'Is this so?',
    resolved: false,
    isOwn: true,
  });
  const which = { ...entry, noteId: note.id };
  expect((await theirs('updateNote', { ...which, updates: { content: 'No' } })).status).toBe(
    409,
  );
  expect((await theirs('deleteNote', which)).status).toBe(409);
  expect((await theirs('toggleNoteResolution', which)).body).toMatchObject({
    note: { resolved: true },
  });
  expect((await mine('updateNote', { ...which, updates: { content: 'Yes' } })).status).toBe(
    200,
  );
  await mine('publishUnpublishedEntry', entry);
  expect((await theirs('getNotes', entry)).body).toMatchObject({
    notes: [{ content: 'Yes', resolved: true, isOwn: false }],
  });
  expect((await mine('deleteNote', which)).status).toBe(200);
  expect((await mine('getNotes', entry)).body).toEqual({ notes: [] });
  expect((await mine('toggleNoteResolution', which)).status).toBe(404);
});

test('a draft whose branch was removed while it was written is kept as a new one', async () => {
  const repository = await bareContent();
  const ask = cms(repository);
  await create(ask, 'fresh');
  const form = await open(ask, 'fresh');
  await ask('deleteUnpublishedEntry', { collection: 'posts', slug: 'fresh' });
  expect((await ask('unpublishedEntries')).body).toEqual([]);
  expect((await save(ask, 'fresh', form.replace('Fresh', 'Kept'))).status).toBe(200);
  expect(await textAt(repository, draftBranch('fresh'), 'posts/fresh.md')).toContain('Kept');
});

test('a contradiction with what is published is told in words', async () => {
  const repository = await bareContent();
  const ask = cms(repository);
  await save(ask, 'one', (await open(ask, 'one')).replace('title: One', 'title: Mine'));
  const about = { author: OTHER, message: 'm' };
  await changeMain(
    repository,
    [{ path: 'posts/one.md', content: Buffer.from(post('Theirs')) }],
    about,
  );
  const refused = await ask('publishUnpublishedEntry', { collection: 'posts', slug: 'one' });
  expect(refused.status).toBe(409);
  expect(errorOf(refused)).toContain('posts/one.md');
});
