import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importCycles, MAY_IMPORT, violations } from './folders.ts';
import { readSourceCode } from './source-code.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Source files from the project's root; what tools make, and what is installed, is not ours. */
function sourceFiles(within = ''): string[] {
  return readdirSync(path.join(project, within), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(within, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    if (entry.isDirectory()) return sourceFiles(file);
    return /\.(ts|tsx|mts|js|mjs)$/.test(file) && !NOT_SOURCE.test(file) ? [file] : [];
  });
}

/** Content is data, whatever its files are called; the other two have a tool's own form. */
const NOT_SOURCE = /^((e2e\/)?content\/|postcss\.config\.mjs$|next-env\.d\.ts$)/;

describe('the folders of the design', () => {
  const files = sourceFiles();
  // Each file is parsed once, for all tests.
  const code = new Map(
    files.map((file) => [
      file,
      readSourceCode(file, readFileSync(path.join(project, file), 'utf8')),
    ]),
  );

  it('every file imports only what its folder may import', () => {
    expect(files).toContain('newsroom/edition.ts');
    expect([...code].flatMap(([file, itsCode]) => violations(file, itsCode))).toEqual([]);
  });

  it('has no import cycles', () => {
    expect(importCycles(code)).toEqual([]);
    const cycle = ['a.ts', 'b.ts', 'c.ts', 'd.ts'].map(
      (file, at, all) =>
        [file, readSourceCode(file, `import './${all[(at + 1) % 3]}';`)] as const,
    );
    expect(importCycles(new Map(cycle))).toEqual([['a.ts', 'b.ts', 'c.ts']]);
  });

  it('has no folder with more than 40 source files', () => {
    const counts = new Map<string, number>();
    for (const file of files.filter((file) => !/\.(test|spec)\.tsx?$/.test(file))) {
      const folder = path.posix.dirname(file);
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    expect([...counts].filter(([, count]) => count > 40)).toEqual([]);
  });

  it('has the import rules of docs/design.md', () => {
    const design = readFileSync(path.join(project, 'docs/design.md'), 'utf8');
    const rows = [...design.matchAll(/^\| `(\w+)\/` \|[^|]*\| ([^|]*) \|$/gm)].map(
      ([, folder, imports = '']) =>
        [folder, [...imports.matchAll(/`([^`]+)`/g)].map(([, name]) => name)] as const,
    );
    const rules = Object.entries(MAY_IMPORT).map(
      ([folder, imports]) => [folder, imports.filter((name) => name !== '.masthead')] as const,
    );
    expect(new Map(rows)).toEqual(new Map(rules));
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
    ['newsroom/post.ts', "type T = import('#sources/pictures/media.ts').Picture;", 'sources'],
    ['newsroom/post.ts', "const late = await import('#sources/pictures/media.ts');", 'sources'],
    ['newsroom/post.ts', "const late = require('next/headers');", 'next/headers'],
    ['site/routes.ts', "import '#newsroom/post.ts';", 'newsroom'],
    ['sources/pictures/media.ts', "import '#components/masthead.tsx';", 'components'],
    ['components/list.tsx', "import { published } from '#sources/published.ts';", 'sources'],
    ['components/list.tsx', "import { statSync } from 'node:fs';", 'node:fs'],
    ['app/page.tsx', "import { build } from '#publishing/build/build.ts';", 'publishing'],
    ['app/page.tsx', "import { run } from '#cli/run.ts';", 'cli'],
    ['publishing/build/a.ts', "import '#components/date.tsx';", 'components'],
    ['system/lock.ts', "import '#site/environment.ts';", 'site'],
    ['app/page.tsx', "import { allPosts } from 'contentlayer/generated';", 'contentlayer'],
    ['app/page.tsx', "import { makeSource } from '@contentlayer2/core';", 'contentlayer'],
    ['cli/build.ts', "import '#app/page.tsx';", 'app'],
    ['newsroom/post.ts', 'export const now = new Date();', 'clock'],
    ['newsroom/post.ts', 'export const now = Date.now();', 'clock'],
    [
      'components/list.tsx',
      "export const Never = async () => <p>{await fetch('/x')}</p>;",
      'fetches',
    ],
    ['newsroom/utils/post.ts', '', 'utils/'],
    ['stuff/post.ts', '', 'not in docs/design.md'],
  ])('finds the violation planted in %s: %s', (file, planted, named) => {
    const found = violations(file, readSourceCode(file, `// a first line\n${planted}\n`));
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
      import { makeSource } from 'contentlayer/source-files';
      export const at = (date: string) => new Date(date);
    `;
    const file = 'sources/published.ts';
    expect(violations(file, readSourceCode(file, allowed))).toEqual([]);
  });
});
