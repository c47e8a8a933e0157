import { mkdtemp, readdir, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Card } from './card.ts';
import { drawMissing, drawPictures, type Wanted } from './draw.ts';
import { type Photo, plainPictures, sharePicture } from './pictures.ts';

const emptyFolder = async () =>
  path.join(await mkdtemp(path.join(os.tmpdir(), 'masthead-draw-')), 'cards');

function want(title: string, photo: Photo | null = null): Wanted[] {
  const card: Card = { title, kicker: 'Community', byline: null, date: null, lang: null };
  const pictures = [sharePicture(card, photo), ...plainPictures('Community', null)];
  return pictures.map((picture) => ({ picture, file: `posts/${title}.md` }));
}

test('what is there is kept, and what is missing is drawn, once for all who want it', async () => {
  const folder = await emptyFolder();
  const wanted = [...want('One'), ...want('Two')];
  expect(await drawMissing(wanted, folder)).toEqual([]);
  const names = [...new Set(wanted.map(({ picture }) => picture.name))].sort();
  expect((await readdir(folder)).sort()).toEqual(names);

  const [first = ''] = names;
  const { mtimeMs } = await stat(path.join(folder, first));
  expect(await drawMissing([...wanted, ...want('Three')], folder)).toEqual([]);
  expect(await readdir(folder)).toHaveLength(names.length + 1);
  expect((await stat(path.join(folder, first))).mtimeMs).toBe(mtimeMs);
});

test('two who draw the same pictures at once both have them', async () => {
  const folder = await emptyFolder();
  const wanted = want('One');
  const both = [drawMissing(wanted, folder), drawMissing(wanted, folder)];
  expect(await Promise.all(both)).toEqual([[], []]);
  expect(await readdir(folder)).toHaveLength(wanted.length);
});

test('a picture that cannot be drawn is an error that names the post', async () => {
  const folder = await emptyFolder();
  const photo = { path: '/nowhere.jpg', digest: 'abc', width: 1300, height: 700 };
  expect(await drawMissing(want('One', photo), folder)).toMatchObject([
    { severity: 'error', rule: 'picture-not-drawn', file: 'posts/One.md' },
  ]);
  expect(await readdir(folder)).toHaveLength(3);
});

test('what a card leaves out is a warning, whether it is drawn or kept', async () => {
  const folder = await emptyFolder();
  const warning = {
    severity: 'warning',
    rule: 'undrawable-characters',
    file: 'posts/What‽.md',
    message: expect.stringContaining('“‽”'),
  };
  for (const missing of [4, 0]) {
    let drawn = 0;
    const findings = await drawMissing(want('What‽'), folder, (wanted, into) => {
      drawn = wanted.length;
      return drawPictures(wanted, into);
    });
    expect({ drawn, findings }).toMatchObject({ drawn: missing, findings: [warning] });
  }
});

test('a folder that cannot be written stops the build', async () => {
  await expect(drawMissing(want('One'), '/dev/null/cards')).rejects.toThrow();
});
