import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { variablesFor } from '#site/environment.ts';
import { freePort } from '../free-port.ts';
import { archiveSite, siteUnderTest, testResults } from '../site-under-test.ts';
import { findBrowser } from './browser.ts';
import { findHosts } from './hosts.ts';
import { SLOW_TESTS } from './slow-tests.ts';

/**
 * `npm test`: types, lint, unit tests, a production build, end-to-end tests. It stops at
 * the first step that fails. `npm test <step> [words]` runs one step, the words being for
 * its tool: `npm test e2e -- --grep footnotes`. The step `archive` runs by name alone: it
 * needs material that does not lie in this repository.
 */
type Step = { heading: string; run: (words: string[]) => Promise<boolean> };

const steps: Record<string, Step> = {
  types: {
    heading: 'Types',
    run: async (words) =>
      (await tool('next', ['typegen'])) && (await tool('tsc', ['--noEmit', ...words])),
  },
  lint: {
    heading: 'Lint and format',
    run: (words) => tool('biome', ['ci', '--error-on-warnings', ...words]),
  },
  unit: {
    heading: 'Unit tests',
    run: (words) =>
      vitest(testResults.unit, [...SLOW_TESTS.map((file) => `--exclude=${file}`), ...words]),
  },
  build: {
    heading: `Production build of ${siteUnderTest.CONTENT_DIR}`,
    run: (words) => tool('tsx', ['cli/build.ts', ...words], siteUnderTest),
  },
  edits: {
    heading: 'Releases against those that are made from nothing',
    run: (words) => vitest(testResults.edits, words.length > 0 ? words : SLOW_TESTS),
  },
  e2e: {
    heading: 'End-to-end tests',
    run: (words) => {
      findHosts(console.log);
      return playwright('playwright.config.ts', words);
    },
  },
  archive: {
    heading: 'The real archive',
    run: async (words) =>
      (await tool('tsx', ['cli/build.ts'], archiveSite)) &&
      (await playwright('e2e/archive/playwright.config.ts', words)),
  },
};

const [name, ...words] = process.argv.slice(2);
const chosen =
  name === undefined ? Object.keys(steps).filter((step) => step !== 'archive') : [name];

for (const file of Object.values(testResults)) rmSync(file, { recursive: true, force: true });
mkdirSync(path.dirname(testResults.unit), { recursive: true });
const failed = await firstToFail(chosen);
if (failed) console.log(`\nStopped: ${failed}.`);
console.log(`\n${count()}`);
if (failed) process.exitCode = 1;

/** Runs the steps in turn. @returns what went wrong in the first that failed */
async function firstToFail(names: string[]): Promise<string | null> {
  for (const name of names) {
    const step = steps[name];
    if (!step) return `there is no step ${name}, only ${Object.keys(steps).join(', ')}`;
    console.log(`\n── ${step.heading} (npm test ${name})`);
    try {
      if (!(await step.run(words))) return `${name} failed`;
    } catch (error) {
      return `${name} could not run: ${(error as Error).message}`;
    }
  }
  return null;
}

/** Runs a program that this project has installed. @returns whether it succeeded */
async function tool(
  name: string,
  words: string[],
  variables: Record<string, string> = {},
): Promise<boolean> {
  const child = spawn(path.resolve('node_modules/.bin', name), words, {
    stdio: 'inherit',
    env: variablesFor({ NEXT_TELEMETRY_DISABLED: '1', ...variables }),
  });
  // Who stops us stops the servers and browsers that a step has started.
  const stop = (signal: NodeJS.Signals) => {
    child.kill(signal === 'SIGTERM' ? 'SIGINT' : signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  const [status] = await once(child, 'exit');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
  return status === 0;
}

/** Tests write into temporary folders: all of them lie in one, which goes with the run. */
async function vitest(report: string, words: string[]): Promise<boolean> {
  const temporary = mkdtempSync(path.join(tmpdir(), 'masthead-tests-'));
  const output = ['--reporter=default', '--reporter=json', `--outputFile=${report}`];
  try {
    return await tool('vitest', ['run', ...output, ...words], { TMPDIR: temporary });
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function playwright(config: string, words: string[]): Promise<boolean> {
  const { executable, found } = findBrowser(console.log);
  console.log(found);
  return tool('playwright', ['test', `--config=${config}`, ...words], {
    CHROMIUM: executable,
    PORT: String(await freePort()),
  });
}

/** Sums what Vitest and Playwright counted. A test that passed only when repeated has failed. */
function count(): string {
  const reports = Object.values(testResults).filter((file) => file.endsWith('.json'));
  if (!reports.some(existsSync)) return 'No test was run.';
  const read = (file: string) =>
    existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  const units = [read(testResults.unit), read(testResults.edits)];
  const played = [read(testResults.e2e), read(testResults.archive)].map(
    (report) => report?.stats,
  );
  const sum = (...numbers: (number | undefined)[]) =>
    numbers.reduce<number>((total, number) => total + (number ?? 0), 0);
  const passed = sum(
    ...units.map((unit) => unit?.numPassedTests),
    ...played.map((stats) => stats?.expected),
  );
  const failed = sum(
    ...units.map((unit) => unit?.numFailedTests),
    ...played.flatMap((stats) => [stats?.unexpected, stats?.flaky]),
  );
  const skipped = sum(
    ...units.flatMap((unit) => [unit?.numPendingTests, unit?.numTodoTests]),
    ...played.map((stats) => stats?.skipped),
  );
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
