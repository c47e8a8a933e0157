import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism, hostname } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { variablesFor } from '#site/environment.ts';
import { LOW_MEMORY_FLAGS } from '#system/low-memory-flags.ts';
import { isAlive } from '#system/process.ts';
import {
  type DocumentStore,
  documentFile,
  documentsFor,
  makeStore,
  notStored,
  type Submission,
} from './documents.ts';

/** Where Contentlayer looks for what it shall compile, within its working folder. */
export const DOCUMENTS_FOLDER = 'submissions';

/**
 * Posts for one run of Contentlayer, at most. It holds a run in memory, 0.3 MB a post, and takes
 * nearly four seconds of a core until its code is as fast as it gets.
 */
const BATCH = 1_700;

/**
 * What no machine takes, in milliseconds: a post takes 20. Until the next text is read, one may
 * have been tried twice, for a minute each (parsing/threads.ts).
 */
const LONGEST_START = 180_000;
const LONGEST_POST = 300;

/** Below so many posts for each, another process takes longer to start than it saves. */
const WORTH_A_PROCESS = 100;

/**
 * Documents for readers: compiled through Contentlayer's CLI.
 * @param project root of this project, where `contentlayer.config.ts` lies
 */
export function readersDocuments(project: string): DocumentStore {
  const { folder, code } = documentsFor(project, 'readers');
  return {
    folder,
    code,
    known: new Map(),
    measured: new Map(),
    triesAgain: true,
    async compile(submissions) {
      const missing = await notStored(submissions, folder);
      if (missing.length > 0) await removeLeftovers(folder);
      // Contentlayer uses one core.
      const worth = Math.max(1, Math.floor(missing.length / WORTH_A_PROCESS));
      const cores = Math.min(availableParallelism(), worth);
      const rounds = Math.ceil(missing.length / (BATCH * cores));
      const size = Math.ceil(missing.length / (rounds * cores));
      let next = 0;
      const run = async () => {
        while (next < missing.length) {
          const batch = missing.slice(next, next + size);
          next += size;
          await compileBatch(batch, folder, project);
        }
      };
      await Promise.all(Array.from({ length: cores }, run));
    },
  };
}

/** What is being compiled, on which machine and by which process, as the name of a folder says. */
const COMPILING = 'compiling-';
const nameHere = () => `${COMPILING}${hostname()}-${process.pid}-`;

/**
 * Containers that share a store do not see each other's processes. What one of them compiles is
 * given up after an hour; a run takes minutes.
 */
const GIVEN_UP_MS = 60 * 60_000;

/** Removes what was left behind where somebody was killed. */
export async function removeLeftovers(store: string): Promise<void> {
  const names = (await readdir(store)).filter((name) => name.startsWith(COMPILING));
  await Promise.all(
    names.map(async (name) => {
      const folder = path.join(store, name);
      if (await isLeftover(folder)) await rm(folder, { recursive: true, force: true });
    }),
  );
}

async function isLeftover(folder: string): Promise<boolean> {
  const [, host, pid] = /^compiling-(.+)-(\d+)-\w+$/.exec(path.basename(folder)) ?? [];
  if (host === hostname()) return !isAlive(Number(pid));
  // Somebody else may be removing it.
  const entry = await stat(folder).catch(() => null);
  return entry !== null && Date.now() - entry.mtimeMs > GIVEN_UP_MS;
}

async function compileBatch(
  batch: Submission[],
  store: string,
  project: string,
): Promise<void> {
  const contentlayer = await take(store, project);
  const { folder } = contentlayer;
  try {
    await Promise.all(
      batch.map(({ document, manuscript, body, bodyLine }) =>
        writeFile(
          path.join(folder, DOCUMENTS_FOLDER, `${document}.md`),
          `---\n${JSON.stringify({ ...manuscript, bodyLine })}\n---\n${body}`,
        ),
      ),
    );
    await contentlayer.compile(LONGEST_START + batch.length * LONGEST_POST);
    const made = path.join(folder, '.contentlayer/generated/Post');
    // Renaming is atomic: a document is in the store whole or not at all.
    await Promise.all(
      batch.map(({ document }) =>
        rename(path.join(made, `${document}.md.json`), documentFile(store, document)),
      ),
    );
  } finally {
    await contentlayer.end();
  }
}

/** A process of Contentlayer that has loaded its code, and compiles once what lies in its folder. */
type Contentlayer = {
  folder: string;
  isThere: () => boolean;
  /** @param limit in milliseconds, after which it is ended @throws with what Contentlayer said */
  compile: (limit: number) => Promise<void>;
  /** Ends it, and removes its folder. */
  end: () => Promise<void>;
};

let ready: Promise<Contentlayer> | null = null;

/** Has a process ready for the next edit: loading its code takes a second. */
export function readyContentlayer(project: string): void {
  ready ??= begin(documentsFor(project, 'readers').folder, project);
  // What stands in the way is said to whoever needs one.
  ready.catch(() => undefined);
}

/** Ends the process that is ready, if there is one. */
export async function dismissContentlayer(): Promise<void> {
  const kept = ready;
  ready = null;
  await (await kept?.catch(() => null))?.end();
}

/** The one that is ready, or another one. */
async function take(store: string, project: string): Promise<Contentlayer> {
  const kept = ready;
  ready = null;
  const contentlayer = await kept?.catch(() => null);
  if (
    contentlayer?.isThere() &&
    path.dirname(contentlayer.folder) === store &&
    (await isInUse(contentlayer.folder))
  ) {
    return contentlayer;
  }
  await contentlayer?.end();
  return begin(store, project);
}

/** Says that a folder is not given up. @returns whether it is there: it may have waited for days */
async function isInUse(folder: string): Promise<boolean> {
  const now = new Date();
  return utimes(folder, now, now).then(
    () => true,
    () => false,
  );
}

async function begin(store: string, project: string): Promise<Contentlayer> {
  await makeStore(store);
  const folder = await mkdtemp(path.join(store, nameHere()));
  await mkdir(path.join(folder, DOCUMENTS_FOLDER));
  const child = fork(
    fileURLToPath(new URL('contentlayer-process.mjs', import.meta.url)),
    [commandFile(), 'build', '-c', path.join(project, 'contentlayer.config.ts')],
    {
      cwd: folder,
      execArgv: LOW_MEMORY_FLAGS,
      // Contentlayer takes its working folder from PWD.
      env: variablesFor({ PWD: folder, MASTHEAD_PROJECT: project }),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (bytes: Buffer) => said.push(bytes));
  }
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  const failed = () => new Error(`Contentlayer could not compile the posts.\n${said.join('')}`);
  const end = async () => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const isReady = await Promise.race([once(child, 'message').then(() => true), ended]);
  if (isReady !== true) {
    await end();
    throw failed();
  }
  return {
    folder,
    isThere: () => child.connected,
    async compile(limit) {
      child.send('compile');
      // It was seen to wait for ever. Whoever publishes then tries again.
      const late = setTimeout(() => {
        said.push(Buffer.from(`It was ended after ${limit / 1000} seconds.`));
        child.kill('SIGKILL');
      }, limit);
      child.on('message', () => late.refresh());
      const code = await ended;
      clearTimeout(late);
      if (code !== 0) throw failed();
    },
    end,
  };
}

/** The module that runs Contentlayer's command, as its own program finds it. */
function commandFile(): string {
  const manifest = createRequire(import.meta.url).resolve('contentlayer/package.json');
  return createRequire(manifest).resolve('@contentlayer2/cli');
}
