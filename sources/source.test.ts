import { expect, test } from 'vitest';
import { drafted } from './drafted.ts';
import { cloneWith } from './git/fixtures.ts';
import { ContentRepository } from './git/repository.ts';
import { publicPictures } from './pictures/public-pictures.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';
const author = (fields: string) => `---\nauthorName: Ada Test\n${fields}---\n`;

test('of two files for one author, the photo is taken from the one that says more', async () => {
  const clone = await cloneWith({
    'posts/a.md':
      '---\ntemplateKey: blog-post\ntitle: A\nauthor: Ada Test\ndate: 2025-01-01T00:00:00.000Z\n---\nText.\n',
    'authors/a.md': author('company: One\nrole: Editor\nphoto: /media/first.svg\n'),
    'authors/b.md': author('photo: /media/last.svg\n'),
    'media/first.svg': SVG,
    'media/last.svg': SVG,
  });
  const repository = await ContentRepository.at(clone);
  const ask = { ref: repository.main, commit: null, file: null, instant: null };
  const all = await drafted(repository, ask, new Date('2026-01-01T00:00:00.000Z'));
  if (!all) throw new Error('There is no main branch.');
  const { source, reading } = all;
  const [ada] = source.edition.authors;
  if (!ada) throw new Error('Nobody signs the post.');
  expect(source.photoOf(ada.of)?.address).toBe('/media/first.svg');
  expect([...publicPictures(reading, source.edition).keys()]).toEqual(['/media/first.svg']);
});
