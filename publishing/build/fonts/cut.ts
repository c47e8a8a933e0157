import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import subsetFont from 'subset-font';
import { ifMissing } from '#system/missing.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';
import { sha256 } from '../../release/manifest.ts';
import { type Face, faces } from './faces.ts';
import { fontStylesheet } from './stylesheet.ts';

/** Figures of one width, for tables. Pairs of letters would cost a kilobyte (docs/decisions/012). */
const FEATURES = ['tnum'];

/** Tables that no browser needs to show what is left of a font. */
const UNUSED_TABLES = ['STAT', 'MVAR', 'GDEF', 'gasp'];

/**
 * Cuts the fonts of pages out of whole ones, and writes the rules that name them, where
 * `app/styles/globals.css` and `app/fonts.ts` find both. What is there and up to date stays: Next gives the
 * files names that change with their content.
 * @param project its root
 */
export async function cutFonts(project: string): Promise<void> {
  const folder = path.join(project, '.masthead/fonts');
  const wanted = await Promise.all(faces().map(open));
  const recipe = JSON.stringify(wanted.map(({ face, hash }) => ({ ...face, hash })));
  const stamp = `${recipe}\n${await cutter()}\n${fontStylesheet(faces())}`;
  const made = await readFile(path.join(folder, 'made-from'), 'utf8').catch(ifMissing(''));
  if (made === stamp) return;
  for (const { face, bytes } of wanted) {
    await writeFileAtomic(path.join(folder, `${face.name}.woff2`), await cut(face, bytes));
  }
  await writeFileAtomic(path.join(folder, 'fonts.css'), fontStylesheet(faces()));
  await writeFileAtomic(path.join(folder, 'made-from'), stamp);
}

async function open(face: Face) {
  const bytes = await readFile(face.source);
  return { face, bytes, hash: sha256(bytes) };
}

/**
 * Instructions for coarse screens go as well: they are a third of a font, and no system that
 * this site is written for heeds them.
 */
export async function cut({ characters, weight }: Face, font: Buffer): Promise<Buffer> {
  const text = characters.map(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)),
  );
  return subsetFont(font, text.flat().join(''), {
    targetFormat: 'woff2',
    keepFeatures: FEATURES,
    noHinting: true,
    dropTables: UNUSED_TABLES,
    ...(typeof weight === 'object' && { variationAxes: { wght: weight } }),
  });
}

async function cutter(): Promise<string> {
  const file = createRequire(import.meta.url).resolve('subset-font/package.json');
  return JSON.parse(await readFile(file, 'utf8')).version;
}
