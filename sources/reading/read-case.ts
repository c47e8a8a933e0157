import type { Edition, Post } from '#newsroom/edition.ts';
import { editorsDocuments } from '../drafted.ts';
import { editionOf, sourceOf } from '../source.ts';
import { readArchive } from './archive.ts';
import { folderTree } from './content-tree.ts';

const CASES = new URL('cases', import.meta.url).pathname;

/** What became of the files of a case, and what the editors are told about them. */
export type Case = {
  /** One line for each finding: `error 3:8 invalid-yaml`. */
  findings: string[];
  /** The text of each finding and its repair, for what a message must say. */
  messages: string[];
  /** By file: `published`, `draft`, `ignored`, `error`, … */
  outcomes: Record<string, string>;
  /** Why files are ignored, by file. */
  reasons: Record<string, string>;
  edition: Edition;
  /** The posts that readers may open. */
  posts: Post[];
  /** HTML of the first post that readers may open. */
  html(): Promise<string>;
};

/** An instant after the dates of all cases but those that are about the future. */
const NOW = '2026-11-30T12:00:00.000Z';

/**
 * Reads some of the files in `sources/reading/cases` as if they were a whole content folder, as the
 * studio and `npm run check` do.
 * @param names files, or folders with a slash at the end
 */
export const readCase = (...names: string[]) => readCaseAt(NOW, ...names);

/** The same at another instant. @param instant ISO 8601 */
export async function readCaseAt(instant: string, ...names: string[]): Promise<Case> {
  const tree = folderTree(CASES);
  const isAsked = (file: string) =>
    names.some((name) => file === name || (name.endsWith('/') && file.startsWith(name)));
  const reading = await readArchive(
    {
      ...tree,
      list: (folder) => tree.list(folder).filter(({ file }) => isAsked(file)),
    },
    editorsDocuments(),
  );
  const edition = editionOf(reading, instant);
  const posts = [...edition.posts, ...edition.unlisted];
  return {
    findings: edition.findings.map(
      ({ severity, line, column, rule }) => `${severity} ${line}:${column} ${rule}`,
    ),
    messages: edition.findings.map(({ message, repair }) => `${message} ${repair}`),
    outcomes: Object.fromEntries(edition.ledger.map(({ file, outcome }) => [file, outcome])),
    reasons: Object.fromEntries(
      reading.archive.ignored.map(({ file, reason }) => [file, reason]),
    ),
    edition,
    posts,
    async html() {
      const [post] = posts;
      if (!post) throw new Error(`No reader may open ${names.join(', ')}.`);
      return (await sourceOf(reading, edition).bodyOf(post)).html;
    },
  };
}
