import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { trespasses } from './rooms.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Source files from the project's root; what tools make, and what is installed, is not ours. */
function sourceFiles(within = ''): string[] {
  return readdirSync(path.join(project, within), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(within, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    if (entry.isDirectory()) return sourceFiles(file);
    return /\.(ts|tsx|mts|js|mjs)$/.test(file) && !IN_NO_ROOM.test(file) ? [file] : [];
  });
}

/** Content is data, whatever its files are called; the other two have a tool's own form. */
const IN_NO_ROOM = /^((e2e\/)?content\/|postcss\.config\.mjs$|next-env\.d\.ts$)/;

describe('the rooms of the design', () => {
  const files = sourceFiles();

  it('holds every file of this project within the walls of its room', () => {
    expect(files).toContain('newsroom/edition.ts');
    expect(
      files.flatMap((file) => trespasses(file, readFileSync(path.join(project, file), 'utf8'))),
    ).toEqual([]);
  });

  it.each([
    ['newsroom/post.ts', "import { readFile } from 'node:fs/promises';", 'node:fs/promises'],
    ['newsroom/post.ts', "import 'fs';", 'fs'],
    ['newsroom/post.ts', "import type { ReactNode } from 'react';", 'react'],
    ['newsroom/post.ts', "import { published } from '#sources/published.ts';", 'sources'],
    [
      'newsroom/a/post.ts',
      "import { published } from '../../sources/published.ts';",
      'sources',
    ],
    ['newsroom/post.ts', "export * from '#app/page.tsx';", 'app'],
    ['newsroom/post.ts', "export { a } from '#app/page.tsx';", 'app'],
    ['newsroom/post.ts', "type T = import('#sources/media.ts').Picture;", 'sources'],
    ['newsroom/post.ts', "const late = await import('#sources/media.ts');", 'sources'],
    ['newsroom/post.ts', "const late = require('next/headers');", 'next/headers'],
    ['site/routes.ts', "import '#newsroom/post.ts';", 'newsroom'],
    ['sources/media.ts', "import '#components/masthead.tsx';", 'components'],
    ['components/list.tsx', "import { published } from '#sources/published.ts';", 'sources'],
    ['components/list.tsx', "import { statSync } from 'node:fs';", 'node:fs'],
    ['app/page.tsx', "import { build } from '#cli/builds.ts';", 'cli'],
    ['app/page.tsx', "import { allPosts } from 'contentlayer/generated';", 'contentlayer'],
    ['app/page.tsx', "import { makeSource } from '@contentlayer2/core';", 'contentlayer'],
    ['cli/build.ts', "import '#app/page.tsx';", 'app'],
    ['newsroom/post.ts', 'export const now = new Date();', 'time'],
    ['newsroom/post.ts', 'export const now = Date.now();', 'time'],
    [
      'components/list.tsx',
      "export const Never = async () => <p>{await fetch('/x')}</p>;",
      'fetches',
    ],
    ['newsroom/utils/post.ts', '', 'utils/'],
    ['stuff/post.ts', '', 'no room'],
  ])('finds the trespass planted in %s: %s', (file, planted, named) => {
    const found = trespasses(file, `// a first line\n${planted}\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(named);
    expect(found[0]).toMatch(planted === '' ? file : `${file}:2 `);
  });

  it('lets through what the design allows', () => {
    const allowed = `
      import path from 'node:path';
      import type { Post } from '#newsroom/edition.ts';
      import { routes } from '#site/routes.ts';
      import { layoutOf } from './layout.ts';
      import { makeSource } from 'contentlayer2/source-files';
      export const at = (date: string) => new Date(date);
    `;
    expect(trespasses('sources/published.ts', allowed)).toEqual([]);
  });
});
