import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Places } from '#newsroom/archive.ts';
import type { Body } from '#newsroom/body.ts';
import type { Finding } from '#newsroom/findings.ts';
import type { Manuscript } from '#newsroom/manuscript.ts';
import { variablesFor } from '#site/environment.ts';
import { renderPost } from './render-post.ts';

/** A manuscript with its text, ready for Contentlayer. */
export type Submission = {
  /** Hash of the file and of the code that reads it: the document's name for good. */
  document: string;
  manuscript: Manuscript;
  places: Places;
  body: string;
  bodyLine: number;
};

/** What a stored document holds beyond the manuscript. */
export type Rendered = { body: Body; findings: Finding[] };

/** Where Contentlayer looks for what it shall compile, within its working folder. */
export const DOCUMENTS_FOLDER = 'submissions';

/** Posts for one run of Contentlayer: it holds a run in memory, and starts in about a second. */
const BATCH = 500;

/**
 * Makes documents of the submissions that are not stored yet. What was compiled once is never
 * compiled again, so an edit costs the same in a small archive and in a large one.
 */
export type Compiler = (submissions: Submission[]) => Promise<void>;

/**
 * Compiles through Contentlayer's CLI: what is built for readers.
 * @param store folder of the documents, within the project (Contentlayer's compiled
 *   configuration resolves packages from there)
 * @param project root of this project, where `contentlayer.config.ts` lies
 */
export function contentlayer(store: string, project: string): Compiler {
  return async (submissions) => {
    const missing = await notStored(submissions, store);
    for (let start = 0; start < missing.length; start += BATCH) {
      await compileBatch(missing.slice(start, start + BATCH), store, project);
    }
  };
}

/**
 * Renders with the same pipeline, within this process: for an editor who waits for the page,
 * Contentlayer's start alone takes longer than the post.
 */
export function atOnce(store: string): Compiler {
  return async (submissions) => {
    for (const { document, manuscript, body, bodyLine } of await notStored(
      submissions,
      store,
    )) {
      const rendered = await renderPost(manuscript.file, body, bodyLine);
      await writeFile(documentFile(store, document), JSON.stringify({ rendered }));
    }
  };
}

async function notStored(submissions: Submission[], store: string): Promise<Submission[]> {
  await mkdir(store, { recursive: true });
  return submissions.filter(({ document }) => !existsSync(documentFile(store, document)));
}

/** Reads what was made of one post. */
export async function readDocument(store: string, document: string): Promise<Rendered> {
  return JSON.parse(await readFile(documentFile(store, document), 'utf8')).rendered;
}

async function compileBatch(
  batch: Submission[],
  store: string,
  project: string,
): Promise<void> {
  const folder = await mkdtemp(path.join(store, 'compiling-'));
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
    await promisify(execFile)(process.execPath, [cli, 'build', '-c', config], {
      cwd: folder,
      // Contentlayer takes its working folder from PWD.
      env: variablesFor({ PWD: folder }),
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`Contentlayer could not compile the posts.\n${stdout}${stderr}`, {
      cause: error,
    });
  }
}

function documentFile(store: string, document: string): string {
  return path.join(store, `${document}.json`);
}
