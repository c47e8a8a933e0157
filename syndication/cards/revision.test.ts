import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { revision } from './revision.ts';

/** Files that name, order or list pictures, and do not change how one looks. */
const NOT_DRAWING = [
  'card.ts',
  'contact-sheet.ts',
  'difficult-titles.ts',
  'draw.ts',
  'palette.ts',
  'pictures.ts',
  'post-card.ts',
  'revision.ts',
  'titles-in-scripts.ts',
];
const DRAWING_PACKAGES =
  /^(@takumi-rs\/|@iconify-json\/|@fontsource|@expo-google-fonts\/|sharp$)/;

test('the revision follows the code and the packages that draw', () => {
  const folder = import.meta.dirname;
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) => !NOT_DRAWING.includes(file))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) {
    hash
      .update(file)
      .update(readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n'));
  }
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const packages = Object.entries(dependencies).filter(([name]) => DRAWING_PACKAGES.test(name));
  const found = hash.update(JSON.stringify(packages)).digest('hex').slice(0, 8);
  expect(revision, `Set revision to '${found}' in syndication/cards/revision.ts.`).toBe(found);
});
