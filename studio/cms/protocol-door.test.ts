import { describe, expect, test } from 'vitest';
import {
  bareContent,
  clonedContent,
  complaintOf,
  EDITOR,
  POSTS,
  post,
} from '../drafts/fixtures/content.ts';
import { cms, create, errorOf, links, save } from './fixtures/cms.ts';
import { answer } from './protocol.ts';

describe('at the door', () => {
  const WAYS_OUT = [
    '../secret.md',
    'posts/../../secret.md',
    '/etc/passwd',
    'posts//one.md',
    './posts/one.md',
    '.git/config',
    'posts/.git/config',
    'posts\\..\\secret.md',
    'posts/one.md\0.png',
    'posts/one\n.md',
    '',
  ];
  const entry = { collection: 'posts', slug: 'one' };
  const data = { slug: 'one', path: 'posts/one.md', raw: post('X') };
  const options = {
    collectionName: 'posts',
    commitMessage: 'm',
    useWorkflow: true,
    status: 'draft',
  };
  const picture = { content: '', encoding: 'base64' };

  /** Every field of the protocol that names a place, with something in it. */
  const FIELDS: Record<string, (way: string) => [string, object]> = {
    'entriesByFolder.folder': (way) => [
      'entriesByFolder',
      { folder: way || '..', extension: 'md', depth: 1 },
    ],
    'entriesByFiles.path': (way) => ['entriesByFiles', { files: [{ path: way }] }],
    'getEntry.path': (way) => ['getEntry', { path: way }],
    'unpublishedEntry.id': (way) => ['unpublishedEntry', { id: `posts/${way}` }],
    'unpublishedEntry.slug': (way) => ['unpublishedEntry', { ...entry, slug: way }],
    'unpublishedEntryDataFile.path': (way) => [
      'unpublishedEntryDataFile',
      { ...entry, path: way },
    ],
    'unpublishedEntryMediaFile.path': (way) => [
      'unpublishedEntryMediaFile',
      { ...entry, path: way },
    ],
    'deleteUnpublishedEntry.slug': (way) => ['deleteUnpublishedEntry', { ...entry, slug: way }],
    'persistEntry.slug': (way) => [
      'persistEntry',
      { dataFiles: [{ ...data, slug: way }], assets: [], options },
    ],
    'persistEntry.path': (way) => [
      'persistEntry',
      { dataFiles: [{ ...data, path: way }], assets: [], options },
    ],
    'persistEntry.newPath': (way) => [
      'persistEntry',
      { dataFiles: [{ ...data, newPath: way }], assets: [], options },
    ],
    'persistEntry.assets': (way) => [
      'persistEntry',
      { dataFiles: [data], assets: [{ ...picture, path: way }], options },
    ],
    'updateUnpublishedEntryStatus.slug': (way) => [
      'updateUnpublishedEntryStatus',
      { ...entry, slug: way, newStatus: 'draft' },
    ],
    'publishUnpublishedEntry.slug': (way) => [
      'publishUnpublishedEntry',
      { ...entry, slug: way },
    ],
    'getMedia.mediaFolder': (way) => ['getMedia', { mediaFolder: way || '..' }],
    'getMediaFile.path': (way) => ['getMediaFile', { path: way }],
    'persistMedia.path': (way) => [
      'persistMedia',
      { asset: { ...picture, path: way }, options },
    ],
    'deleteFile.path': (way) => ['deleteFile', { path: way, options }],
    'deleteFiles.paths': (way) => ['deleteFiles', { paths: [way], options }],
    'getDeployPreview.slug': (way) => ['getDeployPreview', { ...entry, slug: way }],
    'getNotes.slug': (way) => ['getNotes', { ...entry, slug: way }],
    'addNote.slug': (way) => ['addNote', { ...entry, slug: way, note: { content: 'x' } }],
    'updateNote.slug': (way) => [
      'updateNote',
      { ...entry, slug: way, noteId: 'x', updates: {} },
    ],
    'deleteNote.slug': (way) => ['deleteNote', { ...entry, slug: way, noteId: 'x' }],
    'toggleNoteResolution.slug': (way) => [
      'toggleNoteResolution',
      { ...entry, slug: way, noteId: 'x' },
    ],
    'getPRMetadata.slug': (way) => ['getPRMetadata', { ...entry, slug: way }],
  };

  test.each(Object.keys(FIELDS))('no way out of the content in %s', async (field) => {
    const repository = await bareContent();
    for (const way of WAYS_OUT) {
      const [action, params] = FIELDS[field]?.(way) ?? ['', {}];
      expect({ way, ...(await cms(repository)(action, params)) }).toMatchObject({
        way,
        status: 422,
      });
    }
  });

  test.each([
    ['no action', {}],
    ['an unknown action', { action: 'checkout', params: {} }],
    [
      'a branch that is not ours',
      { action: 'unpublishedEntries', branch: 'feature', params: {} },
    ],
    [
      'another branch in its parameters',
      { action: 'unpublishedEntries', params: { branch: 'cms/posts/one' } },
    ],
    ['no object', 'unpublishedEntries'],
    ['nothing', null],
    ['an inherited name', { action: 'constructor', params: {} }],
  ])('a request with %s is refused', async (_what, request) => {
    const { status } = await answer(await bareContent(), EDITOR, request, links);
    expect(status).toBe(422);
  });

  test.each([
    ['a collection that is none', { collection: 'feature', slug: 'x' }],
    ['a collection with a way out', { collection: '../heads', slug: 'main' }],
  ])('%s has no drafts', async (_what, params) => {
    expect((await cms(await bareContent())('deleteUnpublishedEntry', params)).status).toBe(422);
  });

  test('a file that is no entry is neither read nor written as one', async () => {
    const ask = cms(await bareContent({ ...POSTS, 'secret.md': 'x', 'posts/a.txt': 'x' }));
    for (const path of ['secret.md', 'posts/a.txt', 'app/code.ts']) {
      expect((await ask('getEntry', { path })).status).toBe(404);
      expect((await ask('deleteFiles', { paths: [path], options })).status).toBe(422);
    }
    expect((await save(ask, 'one', post('X'), { path: 'posts/two.md' })).status).toBe(422);
  });

  test('what lies beside the content of a clone is not there', async () => {
    const ask = cms(await clonedContent());
    const app = { folder: 'app', extension: 'ts', depth: 1 };
    for (const refused of [
      await ask('getEntry', { path: 'posts/one.md' }),
      await ask('getEntry', { path: 'contents/posts/one.md' }),
      await ask('entriesByFolder', app),
    ]) {
      expect(refused.status).toBe(422);
      expect(errorOf(refused)).toContain('not within content');
    }
    expect((await ask('getEntry', { path: 'content/posts/one.md' })).status).toBe(200);
  });

  test('what an editor is called cannot forge a commit', async () => {
    const repository = await bareContent();
    const forger = { name: 'A <x@y>\nauthor B', email: 'a@example.org>\ncommitter' };
    expect((await create(cms(repository, forger), 'fresh')).status).toBe(200);
    expect(await complaintOf(repository)).toBe('');
  });
});
