import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { variablesFor } from '#site/environment.ts';
import { isVerbose } from '#site/verbose.ts';
import { ENDS_WITH_PARENT } from '#system/ends-with-parent.ts';
import { keepOutput, showOutput } from './quiet.ts';

/** Root of this project, wherever a command was started. */
export const project = fileURLToPath(new URL('../..', import.meta.url));

/** Next's own folder within that of a build. */
export const distOf = (buildDir: string): string => path.join(buildDir, 'next');

/** What depends on the content in Next's configuration; our releases have it in their own tables. */
export type Settings = {
  redirects: { from: string; to: string }[];
  /** First parts of the addresses under which posts name their pictures: `media`, `img`. */
  pictureFolders: string[];
};

/** Writes what `next.config.ts` reads of a build. */
export async function writeSettings(buildDir: string, settings: Settings): Promise<void> {
  await mkdir(buildDir, { recursive: true });
  // Next writes the folder of each build into the configuration that it is given.
  const tsconfig = path.join(buildDir, 'tsconfig.json');
  await writeFile(
    tsconfig,
    JSON.stringify({ extends: path.relative(buildDir, path.join(project, 'tsconfig.json')) }),
  );
  await writeFile(
    path.join(buildDir, 'next.json'),
    JSON.stringify({
      distDir: path.relative(project, distOf(buildDir)),
      tsconfig: path.relative(project, tsconfig),
      ...settings,
    }),
  );
}

/**
 * Starts a command of Next for one build.
 * @param variables for it alone
 * @param stdio as of `spawn`
 */
export function startNext(
  buildDir: string,
  words: string[],
  variables: Record<string, string> = {},
  stdio: StdioOptions = 'inherit',
) {
  return spawn(process.execPath, ['--import', ENDS_WITH_PARENT, nextCommand, ...words], {
    cwd: project,
    env: variablesFor({
      MASTHEAD_BUILD: buildDir,
      NEXT_TELEMETRY_DISABLED: '1',
      ...variables,
    }),
    stdio,
  });
}

/**
 * Runs a command of Next for one build, and waits until it ends. What it prints is shown where it
 * fails, or where everything is to be shown.
 * @param onStart is given the process, with what it prints
 */
export async function next(
  buildDir: string,
  words: string[],
  onStart: (child: ChildProcess) => void = () => undefined,
): Promise<void> {
  const child = startNext(buildDir, words, {}, ['ignore', 'pipe', 'pipe']);
  const closed = once(child, 'close');
  const printed = isVerbose() ? showOutput(child) : keepOutput(child);
  onStart(child);
  let interrupted = false;
  const stop = (signal: NodeJS.Signals) => {
    interrupted = true;
    child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  const [code, signal] = await once(child, 'exit');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
  // Who stopped us wants silence, and no step after this one: a build is not complete.
  if (interrupted) process.exit(code ?? 1);
  if (code !== 0) {
    await closed;
    console.error(printed());
    throw new Error(`next ${words[0]} ended with ${code ?? signal}.`);
  }
}

const nextCommand = createRequire(import.meta.url).resolve('next/dist/bin/next');
