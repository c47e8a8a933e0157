import { mkdtemp, readdir, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Card } from './card.ts';
import { drawMissing, type Wanted } from './draw.ts';
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
  expect(await drawMissing(wanted, folder)).toEqual({ drawn: 5, kept: 0, findings: [] });
  const names = [...new Set(wanted.map(({ picture }) => picture.name))].sort();
  expect((await readdir(folder)).sort()).toEqual(names);

  const [first = ''] = names;
  const { mtimeMs } = await stat(path.join(folder, first));
  const next = await drawMissing([...wanted, ...want('Three')], folder);
  expect(next).toEqual({ drawn: 1, kept: 5, findings: [] });
  expect((await stat(path.join(folder, first))).mtimeMs).toBe(mtimeMs);
});

test('a picture that cannot be drawn is an error that names the post', async () => {
  const folder = await emptyFolder();
  const photo = { path: '/nowhere.jpg', digest: 'abc', width: 1300, height: 700 };
  const { drawn, findings } = await drawMissing(want('One', photo), folder);
  expect(drawn).toBe(3);
  expect(findings).toMatchObject([
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
  for (const drawn of [4, 0]) {
    expect(await drawMissing(want('What‽'), folder)).toMatchObject({
      drawn,
      findings: [warning],
    });
  }
});

test('a folder that cannot be written stops the build', async () => {
  await expect(drawMissing(want('One'), '/dev/null/cards')).rejects.toThrow();
});
