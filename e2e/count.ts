import { existsSync, readFileSync } from 'node:fs';
import { testResults } from './site-under-test.ts';

/** Prints the sum of what Vitest and Playwright counted in the steps of `npm test`. */
const counts = { passed: 0, failed: 0, skipped: 0 };
const { pictures: _, ...reports } = testResults;
for (const file of Object.values(reports).filter(existsSync)) {
  // Vitest counts at the top of its report, Playwright in `stats`.
  const { stats, ...vitest } = JSON.parse(readFileSync(file, 'utf8'));
  counts.passed += stats?.expected ?? vitest.numPassedTests;
  counts.failed += stats ? stats.unexpected + stats.flaky : vitest.numFailedTests;
  counts.skipped += stats?.skipped ?? vitest.numPendingTests + vitest.numTodoTests;
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
