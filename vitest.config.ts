import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { temporaryFolder } from '#e2e/temporary-folder.ts';

/** Tests that take minutes and need the compiled code: `npm run test:edits`. */
const EDITS = [
  'bench/same-as-next.test.ts',
  'bench/edits/releases.test.ts',
  'bench/without-contentlayer.test.ts',
];

/** Tests of pure code: no test can leave anything behind for the next one in its thread. */
const PURE = ['site', 'newsroom', 'components', 'desk', 'islands'].map(
  (folder) => `${folder}/**/*.test.ts`,
);

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
