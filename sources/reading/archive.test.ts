import { expect, test } from 'vitest';
import { drafted } from '../drafted.ts';
import { cloneWith } from '../git/fixtures.ts';
import { ContentRepository } from '../git/repository.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';

/** What is read of a folder with these files. */
async function readingOf(files: Record<string, string>) {
  const repository = await ContentRepository.at(await cloneWith(files));
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

test('a picture beside its post is found, in each layout', async () => {
  for (const [folder, name] of [
    ['posts', 'masthead'],
    ['src/pages/blog', 'netlify-cms'],
  ]) {
    const { layout, pictures, archive } = await readingOf({
      [`${folder}/bundle/index.md`]: post('![A](a.svg)'),
      [`${folder}/bundle/a.svg`]: SVG,
    });
    expect(layout.name).toBe(name);
    expect(pictures).toMatchObject({
      '/beside-posts/bundle/a.svg': { file: `${folder}/bundle/a.svg`, width: 4 },
    });
    expect(archive.findings.filter(({ rule }) => /picture/.test(rule))).toEqual([]);
  }
});

test('a field that nobody reads is reported once, with the number of files that have it', async () => {
  const tagged = post('Text').replace('title', 'tags: [a]\ntitle');
  const { archive } = await readingOf({ 'posts/a.md': tagged, 'posts/b.md': tagged });
  expect(archive.findings.filter(({ rule }) => rule === 'unread-field')).toEqual([
    expect.objectContaining({
      file: 'posts/a.md',
      line: 3,
      message: expect.stringContaining('2 files have it'),
    }),
  ]);
});

test('a file that begins like a post and is not called .md is reported', async () => {
  const { archive } = await readingOf({
    'posts/a.md': post('Text'),
    'posts/b.txt': post('Text'),
    'posts/c': post('Text'),
    'posts/d.md.bak': post('Text'),
    'posts/authors.yml': '---\na: 1\n',
    'posts/notes.txt': 'Notes',
  });
  const found = archive.findings.filter(({ rule }) => rule === 'not-named-markdown');
  expect(found.map(({ file }) => file)).toEqual(['posts/b.txt', 'posts/c', 'posts/d.md.bak']);
});

test('a README beside posts or authors is ignored, with the reason', async () => {
  const { archive } = await readingOf({
    'posts/a.md': post('Text'),
    'posts/README.md': '# Read me\n',
    'authors/README.md': '# Read me\n',
  });
  expect(archive.failed).toEqual([]);
  expect(archive.ignored).toEqual([
    { file: 'posts/README.md', reason: expect.stringContaining('no frontmatter') },
    { file: 'authors/README.md', reason: expect.stringContaining('no frontmatter') },
  ]);
});
