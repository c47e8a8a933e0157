import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ENDS_WITH_PARENT } from '#site/ends-with-parent.ts';
import { variablesFor } from '#site/environment.ts';
import { isAlive } from '#site/process.ts';
import { SPARING } from '#site/sparing.ts';
import {
  type DocumentStore,
  documentFile,
  documentsFor,
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
    async compile(submissions) {
      const missing = await notStored(submissions, folder);
      if (missing.length > 0) await removeLeftovers(folder);
      // Contentlayer uses one core.
      const cores = availableParallelism();
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

/** What is being compiled, and by which process, as the name of a folder says. */
const COMPILING = 'compiling-';

/** Removes what was left behind where somebody was killed. */
async function removeLeftovers(store: string): Promise<void> {
  const dead = (await readdir(store)).filter((name) => {
    const [, pid] = /^compiling-(\d+)-/.exec(name) ?? [];
    return name.startsWith(COMPILING) && !(pid && isAlive(Number(pid)));
  });
  await Promise.all(
    dead.map((name) => rm(path.join(store, name), { recursive: true, force: true })),
  );
}

async function compileBatch(
  batch: Submission[],
  store: string,
  project: string,
): Promise<void> {
  const folder = await mkdtemp(path.join(store, `${COMPILING}${process.pid}-`));
  try {
    await mkdir(path.join(folder, DOCUMENTS_FOLDER));
    await Promise.all(
      batch.map(({ document, manuscript, body, bodyLine }) =>
        writeFile(
          path.join(folder, DOCUMENTS_FOLDER, `${document}.md`),
          `---\n${JSON.stringify({ ...manuscript, bodyLine })}\n---\n${body}`,
        ),
      ),
    );
    await runContentlayer(folder, project);
    const made = path.join(folder, '.contentlayer/generated/Post');
    // Renaming is atomic: a document is in the store whole or not at all.
    await Promise.all(
      batch.map(({ document }) =>
        rename(path.join(made, `${document}.md.json`), documentFile(store, document)),
      ),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runContentlayer(folder: string, project: string): Promise<void> {
  const cli = path.join(
    path.dirname(createRequire(import.meta.url).resolve('contentlayer2/package.json')),
    'bin/cli.cjs',
  );
  const config = path.join(project, 'contentlayer.config.ts');
  try {
    await promisify(execFile)(
      process.execPath,
      [...SPARING, '--import', ENDS_WITH_PARENT, cli, 'build', '-c', config],
      {
        cwd: folder,
        // Contentlayer takes its working folder from PWD.
        env: variablesFor({ PWD: folder }),
        maxBuffer: 64 * 1024 * 1024,
      },
    );
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`Contentlayer could not compile the posts.\n${stdout}${stderr}`, {
      cause: error,
    });
  }
}
