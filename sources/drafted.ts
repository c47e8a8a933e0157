import { LRUCache } from 'lru-cache';
import type { Post } from '#newsroom/edition.ts';
import { changesOfState } from '#newsroom/publication.ts';
import { type DocumentStore, writersDocuments } from './documents.ts';
import { laidOver } from './git/commit-tree.ts';
import type { ContentRepository } from './git/repository.ts';
import { type ArchiveReading, readArchive } from './reading/archive.ts';
import type { ContentTree } from './reading/content-tree.ts';
import { editionOf, type Source, sourceOf } from './source.ts';

/** What somebody wants to see before it is published. */
export type Draft = {
  /** A full ref: `refs/heads/cms/posts/a`, or the main branch. */
  ref: string;
  /** The commit to stay with; null follows the ref. */
  commit: string | null;
  /** The post in question, as a path within the content folder; null for none. */
  file: string | null;
  /**
   * As it would be at this ISO instant, with all that is due by then; null: as it is now, with
   * the post in question as at its date.
   */
  instant: string | null;
};

export type Drafted = {
  source: Source;
  /** The post in question; null where the draft has no such post, or cannot be read. */
  post: Post | null;
  reading: ArchiveReading;
  /** The files behind it. */
  tree: ContentTree;
  /** The commits that it is made of. */
  commit: string;
  main: string;
  /** ISO instant of the edition; the post in question may be ahead of it. */
  instant: string;
};

/**
 * The door to what is not published: the main branch with one draft laid over it, as it would
 * be at an instant. Of all drafts only the post in question is shown; others stay what they are,
 * and what is scheduled beside it stays hidden, unless somebody has chosen a later hour: who gets
 * a link to one post was promised none of the others.
 * @returns null where the ref or the commit is not there
 */
export async function drafted(
  repository: ContentRepository,
  draft: Draft,
  now: Date,
): Promise<Drafted | null> {
  const main = await repository.tip();
  const commit = await repository.tip(draft.commit ?? draft.ref);
  if (!main || !commit) return null;
  const key = [repository.gitDir, main, draft.ref === repository.main, commit].join('\0');
  const read = await readings.forceFetch(key, {
    context: { repository, ref: draft.ref, main, commit },
  });
  const reading = shownAsReady(read.reading, draft.file);
  const instant = draft.instant ?? now.toISOString();
  const ahead = draft.instant === null ? draft.file : null;
  // Until the next post is due or expires, every instant has the same edition.
  const dues = reading.archive.manuscripts.flatMap((one) =>
    changesOfState(one, instant),
  ).length;
  const source = await sources.forceFetch([key, draft.file, draft.instant, dues].join('\0'), {
    context: { reading, instant, ahead },
  });
  const { posts, unlisted } = source.edition;
  const post = [...posts, ...unlisted].find(({ file }) => file === draft.file) ?? null;
  return { source, post, reading, tree: read.tree, commit, main, instant };
}

/** Files of the content folder in which a draft differs from what it was begun from. */
export async function changedFiles(
  repository: ContentRepository,
  main: string,
  commit: string,
): Promise<Set<string>> {
  const begun = await repository.text(['merge-base', main, commit]);
  const [before, after] = await Promise.all([repository.list(begun), repository.list(commit)]);
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path)?.oid !== after.get(path)?.oid,
  );
  return new Set(changed.flatMap((path) => repository.pathInContent(path) ?? []));
}

type Read = { tree: ContentTree; reading: ArchiveReading };
type ReadOf = { repository: ContentRepository; ref: string; main: string; commit: string };
type SourceOf = { reading: ArchiveReading; instant: string; ahead: string | null };

/** The readings that were asked for last; a commit never changes. */
const readings = new LRUCache<string, Read, ReadOf>({
  max: 12,
  fetchMethod: (_key, _old, { context }) => readDraft(context),
  // What is pushed out while it is being read is still for those who asked for it.
  ignoreFetchAbort: true,
});

const sources = new LRUCache<string, Source, SourceOf>({
  max: 24,
  fetchMethod: (_key, _old, { context: { reading, instant, ahead } }) =>
    sourceOf(reading, editionOf(reading, instant, ahead)),
  ignoreFetchAbort: true,
});

async function readDraft({ repository, ref, main, commit }: ReadOf): Promise<Read> {
  const draft = await repository.tree(commit);
  const tree =
    ref === repository.main
      ? draft
      : laidOver(
          await repository.tree(main),
          await changedFiles(repository, main, commit),
          draft,
        );
  return { tree, reading: await readArchive(tree, editorsDocuments()) };
}

let documents: DocumentStore | undefined;

/** Documents for editors, kept between requests. Commands and servers run in the project's root. */
export function editorsDocuments(): DocumentStore {
  documents ??= writersDocuments(process.cwd());
  return documents;
}

/** The post in question is shown as it will be once it is published. */
function shownAsReady(reading: ArchiveReading, file: string | null): ArchiveReading {
  const manuscripts = reading.archive.manuscripts.map((manuscript) =>
    manuscript.file === file ? { ...manuscript, draft: false, expiryDate: null } : manuscript,
  );
  return { ...reading, archive: { ...reading.archive, manuscripts } };
}
