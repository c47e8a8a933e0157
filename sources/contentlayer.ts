import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { variablesFor } from '#site/environment.ts';
import { holderFate } from '#system/lock-folder.ts';
import { LOW_MEMORY_FLAGS } from '#system/low-memory-flags.ts';
import { mapConcurrent } from '#system/map-concurrent.ts';
import { ifMissing } from '#system/missing.ts';
import { thisProcess } from '#system/process.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';
import { DOCUMENTS_FOLDER } from './contentlayer-folder.ts';
import { openContentlayer } from './contentlayer-run.mjs';
import {
  type DocumentMaker,
  documentFile,
  documentsFor,
  makeStore,
  notStored,
  type Submission,
} from './documents.ts';

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

/** The same for the Contentlayer of this process: where it takes longer, another process is asked. */
const LONGEST_HERE = 20_000;

/** Below so many posts for each, another process takes longer to start than it saves. */
const WORTH_A_PROCESS = 100;

/**
 * Documents for readers: compiled by Contentlayer.
 * @param project root of this project, where `contentlayer.config.ts` lies
 */
export function readersDocuments(project: string): DocumentMaker {
  const { folder, code } = documentsFor(project, 'readers');
  return {
    folder,
    code,
    triesAgain: true,
    async compile(submissions) {
      const missing = await notStored(submissions, folder);
      if (missing.length > 0) await removeLeftovers(folder);
      // Contentlayer uses one core.
      const worth = Math.max(1, Math.floor(missing.length / WORTH_A_PROCESS));
      const cores = Math.min(availableParallelism(), worth);
      const rounds = Math.ceil(missing.length / (BATCH * cores));
      const size = Math.ceil(missing.length / (rounds * cores));
      const batches = Array.from({ length: Math.ceil(missing.length / size) }, (_, at) =>
        missing.slice(at * size, (at + 1) * size),
      );
      await mapConcurrent(batches, cores, (batch) => compileBatch(batch, folder, project));
    },
  };
}

/** Begins the name of a folder in which a process compiles posts. */
const COMPILING = 'compiling-';

/** Folder in such a folder with a file that names its process. */
const OWNER = 'owner';

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
  const fate = holderFate(path.join(folder, OWNER));
  if (fate !== 'unknown') return fate === 'gone';
  // Somebody else may be removing it.
  const entry = await stat(folder).catch(ifMissing(null));
  return entry !== null && Date.now() - entry.mtimeMs > GIVEN_UP_MS;
}

/** The Contentlayer of this process, once it was asked for. */
let resident: Promise<{ folder: string; compile: () => Promise<void> } | null> | undefined;

/** How many posts it has compiled. */
let compiled = 0;

/** Resident Contentlayer keeps 25 kB of each post; after so many its process should be replaced. */
const POSTS_OF_A_PROCESS = 1_000;

/** Has this process keep Contentlayer from now on, with its code and its configuration loaded. */
export function keepContentlayer(project: string): Promise<unknown> {
  resident ??= (async () => {
    const store = documentsFor(project, 'readers').folder;
    const folder = await makeFolder(store);
    return { folder, compile: await openContentlayer(project, folder) };
  })().catch((error) => {
    // A process of its own says so again, to somebody who waits for it.
    console.warn(`Contentlayer cannot stay: ${(error as Error).message}`);
    return null;
  });
  return resident;
}

/** Whether the Contentlayer of this process has compiled so much that another process should. */
export const isContentlayerUsedUp = (): boolean => compiled >= POSTS_OF_A_PROCESS;

/**
 * Compiles posts where that is fastest: a few in this process, if Contentlayer stays in it, many
 * in another one, and also those that this process could not compile.
 */
async function compileBatch(
  batch: Submission[],
  store: string,
  project: string,
): Promise<void> {
  const here = batch.length < WORTH_A_PROCESS ? await resident : null;
  if (here && path.dirname(here.folder) === store && (await isInUse(here.folder))) {
    compiled += batch.length;
    try {
      return await compileIn(here.folder, batch, store, () =>
        withinTime(here.compile(), LONGEST_HERE + batch.length * LONGEST_POST),
      );
    } catch {
      // It may still be at work, so it gets nothing more. Another process says what is wrong.
      resident = Promise.resolve(null);
    }
  }
  const folder = await makeFolder(store);
  try {
    await compileIn(folder, batch, store, () =>
      runProcess(folder, project, LONGEST_START + batch.length * LONGEST_POST),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeFolder(store: string): Promise<string> {
  await makeStore(store);
  const folder = await mkdtemp(path.join(store, COMPILING));
  await writeFileAtomic(
    path.join(folder, OWNER, 'process.json'),
    JSON.stringify(thisProcess()),
  );
  return folder;
}

async function compileIn(
  folder: string,
  batch: Submission[],
  store: string,
  compile: () => Promise<void>,
): Promise<void> {
  const documents = path.join(folder, DOCUMENTS_FOLDER);
  await mkdir(documents);
  await Promise.all(
    batch.map(({ document, manuscript, body, bodyLine }) =>
      writeFile(
        path.join(documents, `${document}.md`),
        `---\n${JSON.stringify({ ...manuscript, bodyLine })}\n---\n${body}`,
      ),
    ),
  );
  await compile();
  const made = path.join(folder, '.contentlayer/generated/Post');
  // Renaming is atomic: a document is in the store whole or not at all.
  await Promise.all(
    batch.map(({ document }) =>
      rename(path.join(made, `${document}.md.json`), documentFile(store, document)),
    ),
  );
  await rm(documents, { recursive: true });
}

/** Says that a folder is not given up. @returns whether it is there: it may have waited for days */
async function isInUse(folder: string): Promise<boolean> {
  const now = new Date();
  return utimes(folder, now, now).then(() => true, ifMissing(false));
}

/** Waits for some work, at most so many milliseconds. @throws where it takes longer */
async function withinTime(work: Promise<void>, limit: number): Promise<void> {
  const late = new AbortController();
  const { signal } = late;
  try {
    await Promise.race([
      work,
      sleep(limit, undefined, { signal }).then(() => {
        throw new Error(`Contentlayer took more than ${limit / 1000} seconds.`);
      }),
    ]);
  } finally {
    late.abort();
  }
}

/** @param limit in milliseconds without a sign of work @throws with what Contentlayer said */
async function runProcess(folder: string, project: string, limit: number): Promise<void> {
  const child = fork(fileURLToPath(new URL('contentlayer-process.mjs', import.meta.url)), [], {
    cwd: folder,
    execArgv: LOW_MEMORY_FLAGS,
    env: variablesFor({ PWD: folder, MASTHEAD_PROJECT: project }),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (bytes: Buffer) => said.push(bytes));
  }
  // It was seen to wait for ever. Whoever publishes then tries again.
  const late = setTimeout(() => {
    said.push(Buffer.from(`It was ended after ${limit / 1000} seconds.`));
    child.kill('SIGKILL');
  }, limit);
  child.on('message', () => late.refresh());
  const [code, signal] = await once(child, 'close');
  clearTimeout(late);
  if (code === 0) return;
  throw new Error(
    `Contentlayer could not compile the posts (${code ?? signal}).\n${said.join('')}`,
  );
}
