import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { GIVEN } from '#desk/messages.ts';
import { commitAt } from '#sources/git/objects.ts';
import { type ContentRepository, pathInTree } from '#sources/git/repository.ts';
import {
  bareContent,
  clonedContent,
  complaintOf,
  EDITOR,
  OTHER,
  POSTS,
  post,
  textAt,
} from '../repository/fixtures/content.ts';
import { changeMain } from '../repository/publication.ts';
import { type Answer, answer } from './protocol.ts';

type Who = { name: string; email: string };

const links = { previewLink: async (_: Who, branch: string) => `https://preview/${branch}` };

/** Asks as Decap does. @returns status and body */
function cms(repository: ContentRepository, who: Who = EDITOR) {
  const ask = (action: string, params: object = {}): Promise<Answer> =>
    answer(
      repository,
      who,
      { branch: 'main', action, params: { branch: 'main', ...params } },
      links,
    );
  // Decap names files from the root of the repository.
  return Object.assign(ask, { at: (file: string) => pathInTree(repository, file) });
}

type Ask = ReturnType<typeof cms>;

const draftBranch = (slug: string) => `refs/heads/cms/posts/${slug}`;
const fileOf = (slug: string) => `posts/${slug}.md`;

/** What a form gets when it is opened: the draft's text where there is one, else the published. */
async function open(ask: Ask, slug: string): Promise<string> {
  const entry = { collection: 'posts', slug };
  const draft = await ask('unpublishedEntryDataFile', {
    ...entry,
    id: 'x',
    path: ask.at(fileOf(slug)),
  });
  if (draft.status === 200) return (draft.body as { data: string }).data;
  return ((await ask('getEntry', { path: ask.at(fileOf(slug)) })).body as { data: string })
    .data;
}

type Save = { assets?: object[]; newEntry?: boolean; status?: string; path?: string };

function save(
  ask: Ask,
  slug: string,
  raw: string,
  { assets = [], path, ...options }: Save = {},
) {
  return ask('persistEntry', {
    dataFiles: [{ slug, path: path ?? ask.at(fileOf(slug)), raw }],
    assets,
    options: { collectionName: 'posts', commitMessage: 'm', useWorkflow: true, ...options },
  });
}

const create = (ask: Ask, slug: string, raw = post('Fresh'), assets: object[] = []) =>
  save(ask, slug, raw, { newEntry: true, status: 'draft', assets });

const errorOf = ({ body }: Answer) => (body as { error: string }).error;

const picture = (format: 'png' | 'jpeg' = 'png') =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .toFormat(format)
    .toBuffer();

const asset = (path: string, bytes: Buffer | string) => ({
  path,
  content: Buffer.from(bytes).toString('base64'),
  encoding: 'base64',
});

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
    const main = await commitAt(repository.gitDir, repository.main);
    await save(ask, 'one', await open(ask, 'one'));
    expect(await commitAt(repository.gitDir, draftBranch('one'))).toBe(main);
    await save(ask, 'one', (await open(ask, 'one')).replace('title: One', "title: 'One more'"));
    const saved = await commitAt(repository.gitDir, draftBranch('one'));
    expect(await textAt(repository, draftBranch('one'), 'posts/one.md')).toBe(
      POSTS['posts/one.md'].replace('title: One', 'title: One more'),
    );
    await save(ask, 'one', await open(ask, 'one'));
    expect(await commitAt(repository.gitDir, draftBranch('one'))).toBe(saved);
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

describe('two editors on one draft', () => {
  test('the second save is refused, by name, and changes nothing', async () => {
    const repository = await bareContent();
    const [first, second] = [cms(repository), cms(repository, OTHER)];
    const [mine, theirs] = [await open(first, 'one'), await open(second, 'one')];
    expect(
      (await save(second, 'one', theirs.replace('title: One', 'title: Theirs'))).status,
    ).toBe(200);
    const refused = await save(first, 'one', mine.replace('title: One', 'title: Mine'));
    expect(refused.status).toBe(409);
    expect(errorOf(refused)).toMatch(/Second Editor.*still in the form/);
    expect(await textAt(repository, draftBranch('one'), 'posts/one.md')).toContain(
      'title: Theirs',
    );
  });

  test('a form may save again and again without being opened anew', async () => {
    const repository = await bareContent();
    const ask = cms(repository);
    const form = await open(ask, 'one');
    for (const title of ['A', 'B', 'C']) {
      expect(
        (await save(ask, 'one', form.replace('title: One', `title: ${title}`))).status,
      ).toBe(200);
    }
    expect(await textAt(repository, draftBranch('one'), 'posts/one.md')).toContain('title: C');
  });

  test('two windows of one editor do not overwrite each other either', async () => {
    const repository = await bareContent();
    const ask = cms(repository);
    const [left, right] = [await open(ask, 'one'), await open(ask, 'one')];
    expect((await save(ask, 'one', left.replace('title: One', 'title: Left'))).status).toBe(
      200,
    );
    expect((await save(ask, 'one', right.replace('title: One', 'title: Right'))).status).toBe(
      409,
    );
    expect((await save(ask, 'one', left.replace('title: One', 'title: Left 2'))).status).toBe(
      200,
    );
  });

  test('an edit of a post that has been published anew in between is refused', async () => {
    const repository = await bareContent();
    const ask = cms(repository);
    const form = await open(ask, 'one');
    const about = { author: OTHER, message: 'm' };
    await changeMain(
      repository,
      [{ path: 'posts/one.md', content: Buffer.from(post('Later')) }],
      about,
    );
    const refused = await save(ask, 'one', form.replace('title: One', 'title: Mine'));
    expect(refused.status).toBe(409);
    expect(errorOf(refused)).toContain('published since');
  });

  test('of two who make a post of one name at once, one is told to save again', async () => {
    const repository = await bareContent();
    const answers = await Promise.all([
      create(cms(repository), 'fresh', post('Mine')),
      create(cms(repository, OTHER), 'fresh', post('Theirs')),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(errorOf(answers.find(({ status }) => status === 409) as Answer)).toContain(
      'Save again',
    );
    expect((await create(cms(repository), 'one')).status).toBe(409);
  });

  test('a form that cannot say where it started does not overwrite anything', async () => {
    const ask = cms(await bareContent());
    expect((await save(ask, 'one', post('Anything'))).status).toBe(409);
    expect((await save(ask, 'one', POSTS['posts/one.md'])).status).toBe(200);
  });

  test('the empty lines around a text are no business of the form, and stay in the file', async () => {
    const repository = await bareContent();
    const ask = cms(repository);
    const before = (await textAt(repository, repository.main, fileOf('one'))) ?? '';
    expect(before).toContain('---\n\nText of One.');
    const form = await open(ask, 'one');
    expect(form).toMatch(/---\nText of One\.$/);
    await save(ask, 'one', form.replace('title: One', 'title: New'));
    expect(await textAt(repository, draftBranch('one'), fileOf('one'))).toBe(
      before.replace('title: One', 'title: New'),
    );
  });

  test('what the form was given never reaches a file', async () => {
    const repository = await bareContent();
    const ask = cms(repository);
    const form = await open(ask, 'one');
    expect(form).toContain(GIVEN);
    await save(ask, 'one', form.replace('title: One', 'title: New'));
    await create(ask, 'copy', form);
    for (const slug of ['one', 'copy']) {
      expect(await textAt(repository, draftBranch(slug), fileOf(slug))).not.toContain(GIVEN);
    }
  });
});

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

describe('pictures', () => {
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const HTML = '<!doctype html><script>alert(1)</script>';

  test.each([
    ['an SVG', 'media/a.svg', SVG],
    ['an SVG called PNG', 'media/a.png', SVG],
    ['HTML', 'media/a.html', HTML],
    ['HTML called JPEG', 'media/a.jpg', HTML],
    ['an empty file', 'media/a.png', ''],
  ])(
    '%s is refused, with the reason, in an entry and in the library',
    async (_what, path, text) => {
      const repository = await bareContent();
      const ask = cms(repository);
      const inEntry = await create(ask, 'fresh', post('Fresh'), [asset(path, text)]);
      const inLibrary = await ask('persistMedia', {
        asset: asset(path, text),
        options: { commitMessage: 'm' },
      });
      for (const refused of [inEntry, inLibrary]) {
        expect(refused.status).toBe(415);
        expect(errorOf(refused)).toContain('scripts');
      }
      expect((await ask('unpublishedEntries')).body).toEqual([]);
    },
  );

  test('one that was cut off on its way is refused', async () => {
    const bytes = await picture('jpeg');
    const ask = cms(await bareContent());
    const half = asset('media/a.jpg', bytes.subarray(0, bytes.length - 5));
    const refused = await ask('persistMedia', { asset: half, options: { commitMessage: 'm' } });
    expect(refused.status).toBe(415);
    expect(errorOf(refused)).toContain('damaged');
  });

  test('one of 50 MB is refused with a sentence', async () => {
    const ask = cms(await bareContent());
    const large = asset('media/a.png', Buffer.alloc(50_000_000));
    const refused = await create(ask, 'fresh', post('Fresh'), [large]);
    expect(refused.status).toBe(413);
    expect(errorOf(refused)).toMatch(/a\.png is larger than 10 MB/);
  });

  test('one with more pixels than a build can bear is refused', async () => {
    const ask = cms(await bareContent());
    const large = await sharp({
      create: { width: 12_000, height: 9_000, channels: 3, background: 'teal' },
    })
      .png()
      .toBuffer();
    const refused = await ask('persistMedia', {
      asset: asset('media/a.png', large),
      options: { commitMessage: 'm' },
    });
    expect(refused.status).toBe(413);
    expect(errorOf(refused)).toContain('12000 × 9000');
  });

  test('a new one does not take the place of another that the site shows', async () => {
    const repository = await bareContent({ ...POSTS, 'media/a.png': await picture() });
    const ask = cms(repository);
    const other = asset('media/a.png', await picture('jpeg'));
    const refused = await create(ask, 'fresh', post('Fresh'), [other]);
    expect(refused.status).toBe(409);
    expect(errorOf(refused)).toContain('Rename yours');
    const same = asset('media/a.png', await picture());
    expect((await create(ask, 'fresh', post('Fresh'), [same])).status).toBe(200);
  });

  test('nor the name of another one in another draft', async () => {
    const ask = cms(await bareContent());
    const [mine, other] = [await picture(), await picture('jpeg')];
    const make = (slug: string, bytes: Buffer) =>
      create(ask, slug, post(slug), [asset('media/image.png', bytes)]);
    expect((await make('first', mine)).status).toBe(200);
    const refused = await make('second', other);
    expect(refused.status).toBe(409);
    expect(errorOf(refused)).toMatch(/media\/image\.png in the draft of first\. Rename yours/);
    expect((await ask('unpublishedEntries')).body).toEqual(['posts/first']);
    expect((await make('second', mine)).status).toBe(200);
    for (const slug of ['first', 'second']) {
      const entry = { collection: 'posts', slug };
      expect((await ask('publishUnpublishedEntry', entry)).status).toBe(200);
    }
  });

  test('a draft whose picture another one has forestalled is published when that is renamed', async () => {
    const repository = await bareContent();
    const ask = cms(repository);
    const text = (name: string) => `${post('Fresh')}![A](/media/${name})\n`;
    const [mine, other] = [await picture(), await picture('jpeg')];
    await create(ask, 'fresh', text('image.png'), [asset('media/image.png', mine)]);
    const theirs = [{ path: 'media/image.png', content: other }];
    await changeMain(repository, theirs, { author: OTHER, message: 'm' });
    const entry = { collection: 'posts', slug: 'fresh' };
    const refused = await ask('publishUnpublishedEntry', entry);
    expect(refused.status).toBe(409);
    expect(errorOf(refused)).toMatch(/another picture called media\/image\.png.*Rename yours/);
    const form = (await open(ask, 'fresh')).replace('image.png', 'my-image.png');
    await save(ask, 'fresh', form, { assets: [asset('media/my-image.png', mine)] });
    expect((await ask('publishUnpublishedEntry', entry)).status).toBe(200);
    expect(await textAt(repository, repository.main, 'media/image.png')).toBe(other.toString());
  });

  test('one that is taken out of a draft goes, unless the text still shows it', async () => {
    const repository = await bareContent();
    const ask = cms(repository);
    const pictures = [
      asset('media/a.png', await picture()),
      asset('media/b.png', await picture('jpeg')),
    ];
    const text = `${post('Fresh')}![A](/media/a.png)\n`;
    await create(ask, 'fresh', text, pictures);
    await save(ask, 'fresh', (await open(ask, 'fresh')).replace('Fresh', 'Other'));
    const { body } = await ask('unpublishedEntry', { collection: 'posts', slug: 'fresh' });
    expect((body as { diffs: { path: string }[] }).diffs.map(({ path }) => path)).toEqual([
      'media/a.png',
      'posts/fresh.md',
    ]);
  });

  test('a draft hands out no picture of another draft', async () => {
    const ask = cms(await bareContent());
    await create(ask, 'fresh', post('Fresh'), [asset('media/a.png', await picture())]);
    await create(ask, 'other');
    const stolen = { collection: 'posts', slug: 'other', id: 'x', path: 'media/a.png' };
    expect((await ask('unpublishedEntryMediaFile', stolen)).status).toBe(404);
  });

  test('one that something published shows is not deleted from the library', async () => {
    const bytes = await picture();
    const repository = await clonedContent({
      ...POSTS,
      'posts/two.md': `${post('Two')}![A](/media/a%20b.png)\n`,
      'authors/test-author.md': '---\nauthorName: T\nprofilePicture: /media/c.png\n---\n',
      'media/a b.png': bytes,
      'media/b.png': bytes,
      'media/c.png': bytes,
    });
    const ask = cms(repository);
    const remove = (...names: string[]) =>
      ask('deleteFiles', {
        paths: names.map((name) => ask.at(`media/${name}`)),
        options: { commitMessage: 'm' },
      });
    const refused = await remove('b.png', 'a b.png');
    expect(refused.status).toBe(409);
    expect(errorOf(refused)).toMatch(/media\/a b\.png is shown by posts\/two\.md/);
    expect((await remove('c.png')).status).toBe(409);
    expect(await textAt(repository, repository.main, 'media/b.png')).not.toBeNull();
    expect((await remove('b.png')).status).toBe(200);
    expect(await textAt(repository, repository.main, 'media/b.png')).toBeNull();
  });

  test('the library shows a large picture small', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const size = { width: 900, height: 900, channels: 3, background: 'teal', noise } as const;
    const bytes = await sharp({ create: size }).png().toBuffer();
    const ask = cms(await bareContent({ ...POSTS, 'media/a.png': bytes }));
    const [small] = (await ask('getMedia', { mediaFolder: 'media' })).body as {
      content: string;
    }[];
    const about = await sharp(Buffer.from(small?.content ?? '', 'base64')).metadata();
    expect([about.width, about.format]).toEqual([640, 'webp']);
    const { body } = await ask('getMediaFile', { path: 'media/a.png' });
    expect((body as { content: string }).content).toBe(bytes.toString('base64'));
  });
});

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
