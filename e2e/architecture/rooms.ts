import { isBuiltin } from 'node:module';
import path from 'node:path';
import { readSourceCode } from './source-code.ts';

/** The rooms of the house, and whom each may import besides itself (DESIGN, "The rooms"). */
const MAY_IMPORT: Record<string, readonly string[]> = {
  site: [],
  newsroom: ['site'],
  syndication: ['site', 'newsroom'],
  sources: ['site', 'newsroom'],
  studio: ['site', 'newsroom', 'syndication', 'sources', 'desk'],
  components: ['site', 'newsroom'],
  islands: ['site'],
  desk: ['site'],
  // Fonts are cut by the build, and bundled from where it puts them.
  app: [
    'site',
    'newsroom',
    'syndication',
    'sources',
    'studio',
    'components',
    'islands',
    '.masthead',
  ],
  // An index is made and read by one rule of what a word is.
  release: ['site', 'islands'],
  cli: ['e2e', 'site', 'newsroom', 'syndication', 'sources', 'studio', 'release'],
  e2e: ['site', 'newsroom', 'syndication', 'playwright.config.ts'],
  bench: ['site', 'newsroom', 'sources', 'e2e', 'cli', 'release'],
  'contentlayer.config.ts': ['newsroom', 'sources'],
  'next.config.ts': ['site', 'newsroom', 'sources'],
  'proxy.ts': ['site', 'studio'],
  'playwright.config.ts': ['site', 'e2e'],
  'vitest.config.ts': [],
};

/** What comes from outside, and the rooms that alone may use it. */
const PACKAGES: { what: string; pattern: RegExp; only: readonly string[] }[] = [
  {
    what: 'Contentlayer',
    pattern: /^(contentlayer2?|@contentlayer2?)(\/|$)/,
    only: ['sources', 'contentlayer.config.ts'],
  },
  {
    what: 'React and Next',
    pattern: /^(react|react-dom|next)(\/|$)/,
    // The release opens what Next has compiled (release/next-pages.ts).
    only: ['app', 'components', 'studio', 'release', 'next.config.ts', 'proxy.ts'],
  },
];

/** Rooms without a file system, a process or a network: what they do, they do to values. */
const WITHOUT_MACHINE = ['newsroom', 'components', 'islands', 'desk'];
const WITHOUT_CLOCK = ['site', 'newsroom', 'syndication', 'components'];
const WITHOUT_FETCHING = ['site', 'newsroom', 'syndication', 'components'];

/** A thing lives with what it belongs to, not in a drawer for everything. */
const DRAWERS = ['utils', 'lib', 'helpers', 'types', 'hooks', 'constants'];

/**
 * Where a source file steps over the walls of its room.
 * @param file path from the project's root, with forward slashes
 * @returns one sentence each, with file and line
 */
export function trespasses(file: string, text: string): string[] {
  const room = roomOf(file);
  if (!(room in MAY_IMPORT)) return [`${file}: ${room} is no room of the design.`];
  const code = readSourceCode(file, text);
  return [
    ...drawersIn(file),
    ...code.imports.flatMap(({ specifier, line }) => {
      const why = whyNot(file, room, specifier);
      return why ? [`${file}:${line} imports ${specifier}: ${why}`] : [];
    }),
    ...(WITHOUT_CLOCK.includes(room) ? code.clock : []).map(
      ({ line }) => `${file}:${line} asks for the time: ${room} is given it.`,
    ),
    ...(WITHOUT_FETCHING.includes(room) ? code.network : []).map(
      ({ line }) => `${file}:${line} fetches: ${room} is given what it needs.`,
    ),
  ];
}

function whyNot(file: string, room: string, specifier: string): string | null {
  const target = targetOf(file, specifier);
  if (target !== null) {
    const other = roomOf(target);
    const allowed = other === room || MAY_IMPORT[room]?.includes(other);
    return allowed ? null : `${room} may not know ${other}.`;
  }
  if (isBuiltin(specifier) && WITHOUT_MACHINE.includes(room)) {
    return `${room} knows no file system and no process.`;
  }
  const owned = PACKAGES.find(
    ({ pattern, only }) => pattern.test(specifier) && !only.includes(room),
  );
  return owned ? `only ${owned.only.join(', ')} know ${owned.what}.` : null;
}

/** The file of this project that an import means, or null for a package. */
function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (!specifier.startsWith('.')) return null;
  return path.posix.join(path.posix.dirname(file), specifier);
}

function roomOf(file: string): string {
  return file.split('/')[0] ?? file;
}

function drawersIn(file: string): string[] {
  const drawer = path.posix
    .dirname(file)
    .split('/')
    .find((folder) => DRAWERS.includes(folder));
  return drawer ? [`${file} lies in ${drawer}/: put it with what it belongs to.`] : [];
}
