import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { variablesFor } from '#site/environment.ts';

export type Command = 'audit' | 'build' | 'check' | 'dev' | 'edit' | 'ship' | 'start';
export type Outcome = { status: number | null; output: string };

/**
 * Runs `npm run <command>` as an editor would, to its end. Output is what a terminal shows.
 * @param until words after which nothing more is of interest, and the command is stopped
 */
export async function runCommand(
  command: Command,
  variables: Variables,
  until?: RegExp,
): Promise<Outcome> {
  const child = start(command, variables);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      if (until?.test(output)) child.kill('SIGTERM');
    });
  }
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, output };
}

export type Site = {
  origin: string;
  /** What it has said so far. */
  readonly output: string;
  pid: number;
  stop: () => Promise<void>;
  /**
   * Ends it at once, so that it can do nothing before.
   * @param group whether that ends all that it has started, as a loss of power would
   */
  kill: (group?: boolean) => Promise<void>;
};

/**
 * Runs `npm start`, or `npm run edit`, until it serves.
 * @param whole whether it gets a process group, which `kill` ends as a whole
 * @throws with what it said, where it ends instead
 */
export async function startSite(
  variables: Variables,
  command: 'start' | 'edit' = 'start',
  whole = false,
): Promise<Site> {
  const child = start(command, { HOST: '127.0.0.1', PORT: '0', ...variables }, whole);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let output = '';
  const origin = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        const [, port] = /The site is at http:\/\/localhost:(\d+)/.exec(output) ?? [];
        if (port) resolve(`http://127.0.0.1:${port}`);
      });
    }
    child.once('close', () => reject(new Error(`npm run ${command} ended:\n${output}`)));
  });
  let isAsked = false;
  child.once('close', (code, signal) => {
    if (!isAsked)
      console.error(`npm run ${command} ended by itself, with ${signal ?? code}:\n${output}`);
  });
  const endBy = async (signal: NodeJS.Signals, group = false) => {
    isAsked = true;
    if (group && child.pid) process.kill(-child.pid, signal);
    else child.kill(signal);
    await ended;
  };
  return {
    origin,
    get output() {
      return output;
    },
    pid: child.pid ?? 0,
    stop: () => endBy('SIGTERM'),
    kill: (group = whole) => endBy('SIGKILL', group),
  };
}

type Variables = Record<string, string>;

function start(command: Command, variables: Variables, detached = false) {
  return spawn(process.execPath, ['--import', 'tsx', `cli/${command}.ts`], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached,
    env: variablesFor({
      NO_COLOR: '1',
      FORCE_COLOR: '0',
      // As the script of that name in package.json.
      ...(command === 'edit' && { MASTHEAD_EDIT: '1' }),
      ...variables,
    }),
  });
}

/**
 * A process that another one has started.
 * @param words of its command @throws where there is none
 */
export function childOf(parent: number, words: string): number {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const [, pid] = new RegExp(`^ *(\\d+) +${parent} .*${words}`, 'm').exec(all) ?? [];
  if (!pid) throw new Error(`No process “${words}” of ${parent} is there.`);
  return Number(pid);
}

/** Folders of its own for one test: content with the given files, and data. */
export function installation(files: Files): Installed {
  const folder = mkdtempSync(path.join(tmpdir(), 'masthead-'));
  const variables = {
    CONTENT_DIR: path.join(folder, 'content'),
    DATA_DIR: path.join(folder, 'data'),
  };
  mkdirSync(variables.CONTENT_DIR);
  write(variables.CONTENT_DIR, files);
  return { variables, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Writes files into a folder. */
export function write(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

export type Installed = {
  variables: { CONTENT_DIR: string; DATA_DIR: string };
  remove: () => void;
};

/** A command at work, to be killed with all that it has started, as a power cut would. */
export function startKillable(command: Command, variables: Variables): Killable {
  const child = start(command, variables, true);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const isRunning = () => endOf(child) === null;
  const kill = async () => {
    // The group: Next works in processes of its own.
    if (child.pid && isRunning()) process.kill(-child.pid, 'SIGKILL');
    await ended;
  };
  return { output: () => output, isRunning, kill };
}

/**
 * What a process has ended with: one that was ended by a signal has no code.
 * @returns null while it runs
 */
export const endOf = ({ exitCode, signalCode }: ChildProcess) => signalCode ?? exitCode;

export type Killable = {
  output: () => string;
  isRunning: () => boolean;
  kill: () => Promise<void>;
};

export type Files = Record<string, string | Uint8Array>;
