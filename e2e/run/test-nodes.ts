import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from '#cli/run.ts';
import { project } from '#publishing/build/next.ts';
import { environment, variablesFor } from '#site/environment.ts';
import { siteUnderTest } from '../site-under-test.ts';
import { SLOW_TESTS } from './slow-tests.ts';

/** The supported versions beside the one that we work with, as npm's package `node` has them. */
const VERSIONS = ['22.23.3', '24.21.0'];

/** `npm run test:nodes`: runs the unit tests and a build on each other supported Node. */
await run(async () => {
  const failed: string[] = [];
  for (const version of VERSIONS) {
    const folder = await installed(version);
    console.log(`\n── Unit tests on Node ${version}`);
    const exclude = SLOW_TESTS.map((file) => `--exclude=${file}`);
    if (!(await onNode(folder, ['node_modules/vitest/vitest.mjs', 'run', ...exclude]))) {
      failed.push(`unit tests on Node ${version}`);
    }
    console.log(`\n── Build on Node ${version}`);
    // From nothing: a release that another Node has made would be taken as it is.
    const DATA_DIR = `.masthead/tests/node-${version}`;
    await rm(path.join(project, DATA_DIR), { recursive: true, force: true });
    const variables = { ...siteUnderTest, DATA_DIR };
    if (!(await onNode(folder, ['--import', 'tsx', 'cli/build.ts'], variables))) {
      failed.push(`build on Node ${version}`);
    }
  }
  if (failed.length > 0) process.exitCode = 1;
  console.log(`\n${failed.length > 0 ? `Failed: ${failed.join(', ')}.` : 'All passed.'}`);
});

/** Installs a version of Node, unless it is there. @returns the folder of its program */
async function installed(version: string): Promise<string> {
  const folder = path.join(project, '.masthead/nodes', version);
  const programs = path.join(folder, 'node_modules/.bin');
  if (await succeeds(path.join(programs, 'node'), ['--version'])) return programs;
  await mkdir(folder, { recursive: true });
  // Without a package.json of its own, npm would look for one in the folders above.
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  const words = ['install', '--no-audit', '--no-fund', '--save-exact', `node@${version}`];
  if (!(await succeeds('npm', words, folder))) {
    throw new Error(`npm could not install Node ${version}; what it printed says why.`);
  }
  return programs;
}

/** Runs a program of ours on the Node in a folder, and all that it starts. */
function onNode(folder: string, words: string[], variables: Record<string, string> = {}) {
  const searched = `${folder}${path.delimiter}${environment().searchPath}`;
  return succeeds(path.join(folder, 'node'), words, project, { ...variables, PATH: searched });
}

async function succeeds(
  program: string,
  words: string[],
  cwd = project,
  variables: Record<string, string> = {},
): Promise<boolean> {
  const child = spawn(program, words, { cwd, stdio: 'inherit', env: variablesFor(variables) });
  // `once` throws where the program is not there.
  const [code] = await once(child, 'exit').catch(() => [null]);
  return code === 0;
}
