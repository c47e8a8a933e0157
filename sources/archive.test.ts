import { expect, test } from 'vitest';
import { drafted } from './drafted.ts';
import { cloneWith } from './git/fixtures.ts';
import { openRepository } from './git/repository.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';

/** What is read of a folder with these files. */
async function readingOf(files: Record<string, string>) {
  const repository = await openRepository(await cloneWith(files));
  const ask = { ref: repository.main, commit: null, file: null, instant: null };
  const all = await drafted(repository, ask, new Date('2026-01-01T00:00:00.000Z'));
  if (!all) throw new Error('There is no main branch.');
  return all.reading;
}

const post = (text: string) =>
  `---\ntemplateKey: blog-post\ntitle: A\ndate: 2025-01-01T00:00:00.000Z\n---\n\n${text}\n`;

test('a picture where the site itself has a file is none, and its post says so', async () => {
  const { layout, pictures, archive } = await readingOf({
    'src/pages/blog/a.md': post('Text and ![A](/logo.png)\n\n![B](/img/b.svg)'),
    'static/logo.png': SVG,
    'static/img/b.svg': SVG,
  });
  expect(layout.name).toBe('netlify-cms');
  expect(Object.keys(pictures)).toEqual(['/img/b.svg']);
  expect(archive.findings.filter(({ rule }) => rule === 'misplaced-picture')).toEqual([
    expect.objectContaining({
      severity: 'warning',
      file: 'src/pages/blog/a.md',
      line: 7,
      column: 10,
    }),
  ]);
});
