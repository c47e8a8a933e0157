import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { ArchivedManuscript, Places } from '#newsroom/archive.ts';
import type { Body } from '#newsroom/body.ts';
import type { Finding } from '#newsroom/findings.ts';
import type { Unread } from '#newsroom/frontmatter/unread.ts';
import type { Manuscript } from '#newsroom/manuscript.ts';
import { codeVersion } from '#site/code-version.ts';
import { readKept } from '#site/kept-file.ts';
import { ownHosts } from '#site/origin.ts';
import { fingerprint } from '#system/fingerprint.ts';
import { mapConcurrent } from '#system/map-concurrent.ts';
import type { Memo } from '#system/memo-store.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';
import { TEXTS_AT_ONCE } from './parsing/threads.ts';
import type { Picture } from './pictures/media.ts';
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

/** Where documents are kept, and what makes them. */
export type DocumentStore = DocumentMaker & {
  /** Files that were read before, by path and content. */
  known: Memo<ReadPost>;
  /** Pictures that were measured before, by file and version. */
  measured: Memo<Picture>;
};

export type DocumentMaker = {
  /** Within the project: Contentlayer's compiled configuration resolves packages from there. */
  folder: string;
  /** Fingerprint of the code that makes them. */
  code: string;
  compile: Compiler;
  /** Whether a file that exceeds the limits of its parser is tried once more alone. */
  triesAgain: boolean;
};

/** What one file of the posts folder turned out to be; it has failed where it is neither. */
export type ReadPost = {
  file: string;
  findings: Finding[];
  manuscript?: ArchivedManuscript;
  /** Why it is no post. */
  ignored?: string;
  /** Whether it has a `templateKey`, as far as can be seen. */
  hasTemplateKey: boolean;
  /** Fields that nobody reads. */
  unread: Unread[];
};

/**
 * Makes documents of the submissions that are not stored yet. What was compiled once is never
 * compiled again, so an edit costs the same in a small archive and in a large one.
 */
export type Compiler = (submissions: Submission[]) => Promise<void>;

/**
 * Documents for editors, who wait for the page: rendered with the same pipeline within this
 * process, since Contentlayer's start alone takes longer than a post.
 * @param project root of this project
 */
export function writersDocuments(project: string): DocumentStore {
  const { folder, code } = documentsFor(project, 'writers');
  return {
    folder,
    code,
    known: new Map(),
    measured: new Map(),
    triesAgain: false,
    async compile(submissions) {
      const missing = await notStored(submissions, folder);
      await mapConcurrent(
        missing,
        TEXTS_AT_ONCE,
        async ({ document, manuscript, body, bodyLine }) => {
          const rendered = await renderPost(manuscript.file, body, bodyLine, manuscript.lang);
          await writeFileAtomic(documentFile(folder, document), JSON.stringify({ rendered }));
        },
      );
    },
  };
}

/** Where the documents for an audience are kept, and by which code they are made. */
export function documentsFor(project: string, audience: 'readers' | 'writers') {
  // Which links lead away depends on where the site is.
  const code = fingerprint(codeVersion(project), ...ownHosts());
  return { code, folder: path.join(project, '.masthead/documents', `${code}-${audience}`) };
}

/** What no post was added to for so long was made by code that is gone, in milliseconds. */
const FORGOTTEN = 30 * 24 * 60 * 60_000;

/** Makes the folder of a store. With it comes other code, and what was made by old code goes. */
export async function makeStore(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await mkdir(folder, { recursive: true });
  const all = path.dirname(folder);
  for (const name of await readdir(all)) {
    const store = path.join(all, name);
    const { mtimeMs } = await stat(store);
    if (Date.now() - mtimeMs > FORGOTTEN) await rm(store, { recursive: true, force: true });
  }
}

export async function notStored(
  submissions: Submission[],
  folder: string,
): Promise<Submission[]> {
  await makeStore(folder);
  return submissions.filter(({ document }) => !existsSync(documentFile(folder, document)));
}

/** The name of the document that a file's bytes become by the code at work. */
export function documentName(
  { code }: Pick<DocumentStore, 'code'>,
  file: string,
  bytes: Uint8Array,
): string {
  return `post-${fingerprint(code, file, bytes)}`;
}

/** Reads what was made of one post. @returns null where that cannot be read: it is made again */
export function readDocument(folder: string, document: string): Rendered | null {
  return readKept(documentFile(folder, document), DOCUMENT)?.rendered ?? null;
}

const DOCUMENT = z.looseObject({ rendered: z.custom<Rendered>((value) => Boolean(value)) });

export function documentFile(folder: string, document: string): string {
  return path.join(folder, `${document}.json`);
}
