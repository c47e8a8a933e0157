import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { temporaryFolder } from '#e2e/temporary-folder.ts';

/** Tests that take minutes and need the compiled code: `npm run test:edits`. */
const EDITS = [
  'bench/same-as-next.test.ts',
  'bench/edits/releases.test.ts',
  'bench/without-contentlayer.test.ts',
];

/**
 * Folders whose tests share threads, so that each module is loaded once for all of them: that
 * halves their time. These tests leave nothing in modules or variables. One that replaces a module
 * is named `*.isolated.test.ts`, and gets a process of its own.
 */
export const FOLDERS_WITH_SHARED_THREADS = [
  'app',
  'components',
  'desk',
  'islands',
  'newsroom',
  'site',
  'sources',
  'syndication',
] as const;

const PURE = FOLDERS_WITH_SHARED_THREADS.map((folder) => `${folder}/**/!(*.isolated).test.ts`);

const shared = {
  // A pure function answers in milliseconds; only reading all sources takes longer.
  testTimeout: 20_000,
  env: { TMPDIR: temporaryFolder },
};

export default defineConfig({
  test: {
    globalSetup: 'e2e/temporary-folder.ts',
    // Vitest leaves one core free, which is half of a machine with two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          ...shared,
          name: 'pure',
          include: PURE,
          pool: 'threads',
          isolate: false,
        },
      },
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: ['**/node_modules/**', '.masthead/**', ...PURE, ...EDITS],
        },
      },
      { test: { ...shared, name: 'edits', include: EDITS } },
    ],
  },
});
