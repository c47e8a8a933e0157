import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Finding } from '#newsroom/findings.ts';
import { mapConcurrent } from '#system/map-concurrent.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';
import { renderCrop } from './crop.ts';
import type { Picture } from './pictures.ts';
import { renderPlain } from './plain.ts';
import { missingFrom, renderCard } from './render.ts';

/** A picture that a page needs, and the post's file, for what there is to say about it. */
export type Wanted = { picture: Picture; file: string };

/** Ending of an empty file beside a card that leaves something out: of all others that is known. */
const LEAVES_OUT = '.leaves-out';

/** While one picture is laid out, another is encoded. */
const AT_ONCE = 4;

/**
 * Sees to it that a folder holds every picture that is wanted. Names are hashes of what is
 * drawn, so a file that is there is right.
 * @param draw draws what is not there; this process does unless others do
 * @returns errors for what could not be drawn; warnings for what a card had to leave out
 * @throws where the folder cannot be written
 */
export async function drawMissing(
  wanted: Wanted[],
  folder: string,
  draw: (missing: Wanted[], folder: string) => Promise<Finding[]> = drawPictures,
): Promise<Finding[]> {
  await mkdir(folder, { recursive: true });
  const there = new Set(await readdir(folder));
  const all = new Map(wanted.map((want) => [want.picture.name, want]));
  const missing = [...all.values()].filter(({ picture }) => !there.has(picture.name));
  const errors = await draw(missing, folder);
  const drawn = new Set(await readdir(folder));
  const doubtful = [...all.values()].filter(({ picture }) =>
    drawn.has(picture.name + LEAVES_OUT),
  );
  const remarks = await mapConcurrent(doubtful, AT_ONCE, remarkOn);
  return [...errors, ...remarks.flat()];
}

/**
 * Draws pictures into a folder. A file appears under its name when it is whole.
 * @returns errors for what could not be drawn
 * @throws where the folder cannot be written
 */
export async function drawPictures(wanted: Wanted[], folder: string): Promise<Finding[]> {
  return (await mapConcurrent(wanted, AT_ONCE, (want) => draw(want, folder))).flat();
}

async function draw({ picture, file }: Wanted, folder: string): Promise<Finding[]> {
  let jpeg: Uint8Array;
  try {
    jpeg = await render(picture.drawing);
  } catch (error) {
    return [
      {
        severity: 'error',
        rule: 'picture-not-drawn',
        file,
        line: 1,
        column: 1,
        message: `A picture for sharing could not be drawn: ${(error as Error).message}`,
        repair: 'Replace the post’s picture, or leave it out.',
      },
    ];
  }
  if ((await leftOut(picture)).length > 0) {
    await writeFile(path.join(folder, picture.name + LEAVES_OUT), '');
  }
  await writeFileAtomic(path.join(folder, picture.name), jpeg);
  return [];
}

function render(drawing: Picture['drawing']): Promise<Uint8Array> {
  switch (drawing.kind) {
    case 'card':
      return renderCard(drawing.card);
    case 'plain':
      return renderPlain(drawing.label, drawing.shape);
    case 'crop':
      return renderCrop(drawing.photo, drawing.shape);
  }
}

const leftOut = async ({ drawing }: Picture): Promise<string[]> =>
  drawing.kind === 'card' ? missingFrom(drawing.card) : [];

/** What a card leaves out is said at each build, not only when the card is drawn. */
async function remarkOn({ picture, file }: Wanted): Promise<Finding[]> {
  const missing = await leftOut(picture);
  return [
    {
      severity: 'warning',
      rule: 'undrawable-characters',
      file,
      line: 1,
      column: 1,
      message: `The card for links leaves out ${missing.map((sign) => `“${sign}”`).join(' ')}, which none of its fonts has.`,
      repair: 'Use other characters, or add a font in syndication/cards/faces.ts.',
    },
  ];
}
