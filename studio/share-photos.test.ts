import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { makeEdition } from '#newsroom/compose-edition.ts';
import { writersDocuments } from '#sources/documents.ts';
import { readArchive } from '#sources/reading/archive.ts';
import { folderTree } from '#sources/reading/content-tree.ts';
import { sharingOf } from '#syndication/sharing.ts';
import { photosWithin, surveySharePhotos } from './share-photos.ts';

const INSTANT = '2025-06-01T00:00:00.000Z';

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3366cc' } })
    .jpeg()
    .toBuffer();

const MEDIA: Record<string, Buffer> = {
  'own.jpg': await blank(1300, 700),
  'chosen.jpg': await blank(1200, 800),
  'small.jpg': await blank(320, 200),
  'cut.jpg': (await blank(1300, 700)).subarray(0, 2000),
  'text.jpg': Buffer.from('no picture'),
};

/** How a post is shared whose frontmatter ends with these lines. */
async function shared(...lines: string[]) {
  const contentDir = await mkdtemp(path.join(os.tmpdir(), 'masthead-share-'));
  for (const folder of ['posts', 'media']) await mkdir(path.join(contentDir, folder));
  for (const [name, bytes] of Object.entries(MEDIA)) {
    await writeFile(path.join(contentDir, 'media', name), bytes);
  }
  const frontmatter = [
    'templateKey: blog-post',
    'title: A title',
    'date: 2025-01-01',
    ...lines,
  ];
  const post = `---\n${frontmatter.join('\n')}\n---\nThe text.\n`;
  await writeFile(path.join(contentDir, 'posts/post.md'), post);
  const reading = await readArchive(folderTree(contentDir), writersDocuments(process.cwd()));
  const edition = makeEdition(reading.archive, INSTANT);
  const { photos, findings } = await surveySharePhotos(
    reading,
    edition,
    photosWithin(contentDir),
  );
  const sharing = sharingOf(edition, ({ path }) => photos.get(path) ?? null);
  const { share, alt } = sharing.get('/blog/post') ?? {};
  const picture =
    share?.drawing.kind === 'crop' ? path.basename(share.drawing.photo.path) : 'card';
  const said = findings.map(
    ({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`,
  );
  return { picture, alt, said };
}

const OWN = ['image:', '  src: /media/own.jpg', '  alt: What one sees'];

test('a post is shared by its picture, with what it shows', async () => {
  expect(await shared(...OWN)).toEqual({ picture: 'own.jpg', alt: 'What one sees', said: [] });
});

test('the picture that was chosen for sharing comes first, and is not described by another', async () => {
  expect(await shared(...OWN, 'seo:', '  image: /media/chosen.jpg')).toEqual({
    picture: 'chosen.jpg',
    alt: 'A title',
    said: [],
  });
});

test.each([
  ['small', '/media/small.jpg', ['posts/post.md:9:10 small-share-picture']],
  ['damaged', '/media/cut.jpg', ['posts/post.md:9:10 unreadable-share-picture']],
  ['on another site', 'https://a.example/b.jpg', ['posts/post.md:9:10 distant-share-picture']],
  // Whoever reads the folder has said so of these already.
  ['no picture', '/media/text.jpg', []],
  ['missing', '/media/gone.jpg', []],
])('where the chosen picture is %s, the post’s own stands in', async (_, src, said) => {
  expect(await shared(...OWN, 'seo:', `  image: ${src}`)).toEqual({
    picture: 'own.jpg',
    alt: 'What one sees',
    said,
  });
});

test('where no picture will do, the card does, and the editor is told where it is named', async () => {
  expect(await shared('image:', '  src: /media/cut.jpg', '  alt: What one sees')).toEqual({
    picture: 'card',
    alt: 'A title',
    said: ['posts/post.md:6:8 unreadable-share-picture'],
  });
});
