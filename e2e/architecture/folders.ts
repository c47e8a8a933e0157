import { isBuiltin } from 'node:module';
import path from 'node:path';
import type { SourceCode } from './source-code.ts';

/** The folders, and which others each may import; docs/design.md shows the same table. */
export const MAY_IMPORT: Record<string, readonly string[]> = {
  system: [],
  site: ['system'],
  newsroom: ['site'],
  sources: ['newsroom', 'site', 'system'],
  components: ['newsroom', 'site'],
  syndication: ['sources', 'newsroom', 'site', 'system'],
  studio: ['syndication', 'sources', 'newsroom', 'site', 'system'],
  // The index is built and searched by one rule of what a word is (islands/search/words.ts).
  publishing: ['studio', 'syndication', 'sources', 'newsroom', 'site', 'system', 'islands'],
  server: ['publishing', 'studio', 'site', 'system'],
  app: [
    'publishing/release',
    'publishing/publisher',
    'studio',
    'syndication',
    'sources',
    'components',
    'newsroom',
    'site',
    'system',
    'islands',
    // Fonts are subset by the build, and bundled from where it writes them.
    '.masthead',
  ],
  islands: ['site'],
  desk: ['site'],
  cli: [
    'server',
    'publishing',
    'studio',
    'syndication',
    'sources',
    'newsroom',
    'site',
    'system',
  ],
};

/** Folders and files that the design leaves out: tests, measurements and configurations. */
const OTHERS_MAY_IMPORT: Record<string, readonly string[]> = {
  e2e: [...Object.keys(MAY_IMPORT), 'playwright.config.ts', 'vitest.config.ts'],
  bench: [...Object.keys(MAY_IMPORT), 'e2e'],
  'contentlayer.config.ts': ['sources', 'newsroom'],
  'next.config.ts': ['sources', 'newsroom', 'site'],
  'proxy.ts': ['studio', 'site'],
  'playwright.config.ts': ['site', 'e2e'],
  'vitest.config.ts': ['e2e'],
};

const allowedFor = (folder: string): readonly string[] | undefined =>
  MAY_IMPORT[folder] ?? OTHERS_MAY_IMPORT[folder];

/** Packages that only some folders may import. */
const PACKAGES: { what: string; pattern: RegExp; only: readonly string[] }[] = [
  {
    what: 'Contentlayer',
    pattern: /^(contentlayer2?|@contentlayer2?)(\/|$)/,
    only: ['sources', 'contentlayer.config.ts'],
  },
  {
    what: 'React and Next',
    pattern: /^(react|react-dom|next)(\/|$)/,
    // The release opens what Next has compiled (publishing/build/next-pages.ts).
    only: ['app', 'components', 'studio', 'publishing', 'next.config.ts', 'proxy.ts'],
  },
];

/** Folders of pure code: no file system, no process, no network. */
const WITHOUT_MACHINE = ['newsroom', 'components', 'islands', 'desk'];
const WITHOUT_CLOCK = ['site', 'newsroom', 'syndication', 'components'];
const WITHOUT_FETCHING = ['site', 'newsroom', 'syndication', 'components'];

/** Names of folders for everything: a file lives with what it belongs to. */
const CATCH_ALL = ['utils', 'lib', 'helpers', 'types', 'hooks', 'constants'];

/**
 * Finds imports, clocks and network access that a source file's folder may not have.
 * @param file path from the project's root, with forward slashes
 * @returns one sentence for each, with file and line
 */
export function violations(file: string, code: SourceCode): string[] {
  const folder = topFolder(file);
  if (!allowedFor(folder)) return [`${file}: ${folder} is not in docs/design.md.`];
  return [
    ...catchAllFolders(file),
    ...code.imports.flatMap(({ specifier, line }) => {
      const why = reasonAgainst(file, folder, specifier);
      return why ? [`${file}:${line} imports ${specifier}: ${why}`] : [];
    }),
    ...(WITHOUT_CLOCK.includes(folder) ? code.clock : []).map(
      ({ line }) => `${file}:${line} reads the clock: ${folder}/ gets the time as a parameter.`,
    ),
    ...(WITHOUT_FETCHING.includes(folder) ? code.network : []).map(
      ({ line }) => `${file}:${line} fetches: ${folder}/ gets its data as parameters.`,
    ),
  ];
}

/** Finds import cycles, type-only imports included. @returns the files of each cycle */
export function importCycles(files: ReadonlyMap<string, SourceCode>): string[][] {
  const imports = new Map(
    [...files].map(([file, code]) => [
      file,
      code.imports.flatMap(({ specifier }) => targetOf(file, specifier) ?? []),
    ]),
  );
  // Tarjan's algorithm: a file is in a cycle with all files that it reaches and that reach it.
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const cycles: string[][] = [];
  const visit = (file: string) => {
    order.set(file, order.size);
    let low = order.size - 1;
    path.push(file);
    for (const target of imports.get(file) ?? []) {
      if (!imports.has(target)) continue;
      if (!order.has(target)) visit(target);
      if (path.includes(target))
        low = Math.min(low, lowest.get(target) ?? order.get(target) ?? low);
    }
    lowest.set(file, low);
    if (low !== order.get(file)) return;
    const cycle = path.splice(path.indexOf(file));
    if (cycle.length > 1) cycles.push(cycle.sort());
  };
  for (const file of imports.keys()) if (!order.has(file)) visit(file);
  return cycles;
}

function reasonAgainst(file: string, folder: string, specifier: string): string | null {
  const target = targetOf(file, specifier);
  if (target !== null) {
    const isAllowed =
      topFolder(target) === folder ||
      allowedFor(folder)?.some((other) => target === other || target.startsWith(`${other}/`));
    return isAllowed ? null : `${folder}/ may not import ${topFolder(target)}/.`;
  }
  if (isBuiltin(specifier) && WITHOUT_MACHINE.includes(folder)) {
    return `${folder}/ is pure: no file system and no process.`;
  }
  const owned = PACKAGES.find(
    ({ pattern, only }) => pattern.test(specifier) && !only.includes(folder),
  );
  return owned ? `only ${owned.only.join(', ')} may import ${owned.what}.` : null;
}

/** The file of this project that an import means, or null for a package. */
function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (!specifier.startsWith('.')) return null;
  return path.posix.join(path.posix.dirname(file), specifier);
}

function topFolder(file: string): string {
  return file.split('/')[0] ?? file;
}

function catchAllFolders(file: string): string[] {
  const found = path.posix
    .dirname(file)
    .split('/')
    .find((folder) => CATCH_ALL.includes(folder));
  return found ? [`${file} lies in ${found}/: put it with what it belongs to.`] : [];
}
