import {
  branchOf,
  DRAFTS,
  type DraftName,
  draftOfBranch,
  refPart,
} from '#site/draft-branches.ts';
import { git, gitText } from '#sources/git/git.ts';
import { commitAt } from '#sources/git/objects.ts';
import { type ContentRepository, pathInContent, pathInTree } from '#sources/git/repository.ts';
import { filesAt } from '#sources/git/tree.ts';
import { endLinks, linksTo } from '../preview/links.ts';
import {
  type Change,
  describeCommit,
  type NewCommit,
  type Person,
  storeChanges,
  type TreeChanges,
  treeOf,
  treeWith,
  writeCommit,
} from './commit.ts';
import { isAncestor, mergeBase, mergeCommits } from './merge.ts';
import { changeRecord, readRecord } from './records.ts';
import { moveRefs } from './refs.ts';
import { Refusal } from './refusal.ts';

export type Status = 'draft' | 'pending_review' | 'pending_publish';

/** A comment on a draft, as Decap shows it; those of reviewers have a name and no account. */
export type Note = {
  id: string;
  author: string;
  /** The editor's address; absent for a reviewer without an account. */
  authorId?: string;
  /** ISO 8601. */
  timestamp: string;
  content: string;
  resolved: boolean;
  /** Said of a draft of this name that has ended since. */
  past?: true;
};

/** What is known of a draft beside its content. */
export type DraftRecord = { status: Status; notes: Note[] };

/** A file that a draft changes; path within the content folder. */
export type DraftFile = { path: string; oid: string; isNew: boolean };

export type Draft = DraftName & {
  branch: string;
  commit: string;
  status: Status;
  /** Files that it adds or changes, compared with what it started from. */
  files: DraftFile[];
  /** Files of that time that it deletes. */
  deleted: string[];
  /** Who saved it last, and when (ISO 8601). */
  author: Person;
  updated: string;
};

const NEW: DraftRecord = { status: 'draft', notes: [] };

const recordName = ({ collection, slug }: DraftName) => `${collection}/${slug}`;

/** All drafts, sorted by branch. */
export async function listDrafts({
  gitDir,
}: Pick<ContentRepository, 'gitDir'>): Promise<(DraftName & { commit: string })[]> {
  const format = '--format=%(objectname) %(refname)';
  const refs = await gitText(gitDir, ['for-each-ref', format, DRAFTS]);
  return refs.split('\n').flatMap((line) => {
    const [commit = '', ref = ''] = line.split(' ');
    const name = draftOfBranch(ref);
    return name ? [{ ...name, commit }] : [];
  });
}

/** @returns null where there is no such draft */
export async function readDraft(
  repository: ContentRepository,
  { collection, slug }: DraftName,
): Promise<Draft | null> {
  const name = { collection, slug };
  const branch = branchOf(name);
  const commit = await commitAt(repository.gitDir, branch);
  if (commit === null) return null;
  const [{ files, deleted }, { author, date }, record] = await Promise.all([
    changesOf(repository, commit),
    describeCommit(repository.gitDir, commit),
    readDraftRecord(repository, name),
  ]);
  return {
    ...name,
    branch,
    commit,
    status: record.status,
    files,
    deleted,
    author,
    updated: date,
  };
}

/** Its status and its notes; those of a new draft where nothing has been written yet. */
export async function readDraftRecord(
  repository: ContentRepository,
  name: DraftName,
): Promise<DraftRecord> {
  return (await readRecord<DraftRecord>(repository, 'drafts', recordName(name))) ?? NEW;
}

/** Changes status or notes; see `changeRecord` about others who do so at the same time. */
export async function changeDraftRecord(
  repository: ContentRepository,
  name: DraftName,
  change: (record: DraftRecord) => DraftRecord,
): Promise<DraftRecord> {
  const changed = await changeRecord<DraftRecord>(
    repository,
    'drafts',
    recordName(name),
    (record) => change(record ?? NEW),
  );
  return changed ?? NEW;
}

/**
 * Saves to a draft, which starts at the main branch where there is none. One that the main
 * branch has left behind takes over what is new there, unless that touches the files at hand:
 * contradictions are for the moment of publication, and not for that of saving. Where nothing
 * changes, nothing is committed.
 * @param expected the commit that the draft stands at; null where there is none yet
 * @param madeFrom the published commit that a new draft starts at: the one that its changes were
 * made from, so that what was published since is not undone by them
 * @returns the commit that it stands at now
 * @throws RefMoved when somebody else has saved in between
 */
export async function saveDraft(
  repository: ContentRepository,
  name: DraftName,
  expected: string | null,
  changes: Change[],
  about: { author: Person; message: string },
  madeFrom?: string,
): Promise<string> {
  const { gitDir } = repository;
  const ref = branchOf(name);
  const main = madeFrom ?? (await mainOf(repository));
  if (expected === null) await endOldDraft(repository, name, changes, main);
  const files = await storeChanges(repository, changes);
  const start = expected ?? main;
  const own = await treeWith(gitDir, start, files);
  if (own === (await treeOf(gitDir, start))) {
    if (expected === null) await moveRefs(gitDir, [{ ref, from: null, to: start }]);
    return start;
  }
  const saved = { tree: own, parents: [start], ...about };
  const commit =
    expected === null ? saved : await caughtUp(gitDir, saved, { expected, main, files });
  const to = await writeCommit(gitDir, commit);
  await moveRefs(gitDir, [{ ref, from: expected, to }]);
  return to;
}

/**
 * Whoever begins a draft where another was does not show it to those who were sent that one,
 * nor what was said of that one to those who are sent this: its branch may have been merged or
 * removed by git, or by a process that was killed.
 */
async function endOldDraft(
  repository: ContentRepository,
  name: DraftName,
  changes: Change[],
  main: string,
): Promise<void> {
  const ref = branchOf(name);
  if ((await commitAt(repository.gitDir, ref)) !== null) return;
  const published = await filesAt(repository.gitDir, main);
  const isThere = changes.some(({ path }) => published.has(pathInTree(repository, path)));
  await endLinks(repository, await linksTo(repository, ref), {
    at: new Date().toISOString(),
    published: isThere ? main : null,
  });
  await endRecord(repository, name);
}

/** What is to be committed, with the main branch merged into it if that does no harm. */
async function caughtUp(
  gitDir: string,
  saved: NewCommit,
  { expected, main, files }: { expected: string; main: string; files: TreeChanges },
): Promise<NewCommit> {
  if (await isAncestor(gitDir, main, expected)) return saved;
  const merged = await mergeCommits(gitDir, await writeCommit(gitDir, saved), main);
  if ('conflicts' in merged) return saved;
  const listing = await filesAt(gitDir, merged.tree);
  const kept = [...files].every(([path, file]) => listing.get(path)?.oid === file?.oid);
  return kept ? { ...saved, tree: merged.tree, parents: [expected, main] } : saved;
}

/**
 * Removes a draft. Its last commit stays in the repository, under
 * `refs/masthead/removed/<collection>/<slug>`, for whoever has removed the wrong one.
 * @returns false where there was none
 */
export async function removeDraft(
  repository: ContentRepository,
  name: DraftName,
): Promise<boolean> {
  const { gitDir } = repository;
  const branch = branchOf(name);
  const commit = await commitAt(gitDir, branch);
  if (commit === null) return false;
  const links = await linksTo(repository, branch);
  const kept = removedRef(name);
  const before = await commitAt(gitDir, kept);
  await moveRefs(gitDir, [
    { ref: branch, from: commit, to: null },
    { ref: kept, from: before, to: commit },
  ]);
  await endLinks(repository, links, { at: new Date().toISOString(), published: null });
  await endRecord(repository, name);
  return true;
}

/** Where the last commit of a draft stays that was removed. */
export const removedRef = ({ collection, slug }: DraftName): string =>
  `refs/masthead/removed/${refPart(collection)}/${refPart(slug)}`;

/** A draft of the same name that comes later starts anew; what was said about this one stays. */
export async function endRecord(repository: ContentRepository, name: DraftName): Promise<void> {
  await changeRecord<DraftRecord>(repository, 'drafts', recordName(name), (record) =>
    record && record.notes.length > 0
      ? { status: NEW.status, notes: record.notes.map((note) => ({ ...note, past: true })) }
      : null,
  );
}

/** The name that git has for a tree without files. */
const NO_FILES = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** The commit that is published. @throws Refusal where there is none yet */
export async function mainOf({ gitDir, main }: ContentRepository): Promise<string> {
  const commit = await commitAt(gitDir, main);
  if (commit !== null) return commit;
  throw new Refusal(
    503,
    `The repository of the content has no commit on ${main} yet. Make one.`,
  );
}

/** What a commit changes of the content, since it left the main branch. */
export async function changesOf(
  repository: ContentRepository,
  commit: string,
): Promise<{ files: DraftFile[]; deleted: string[] }> {
  const { gitDir } = repository;
  const base = await mergeBase(gitDir, await mainOf(repository), commit);
  const output = await git(gitDir, [
    'diff-tree',
    '-r',
    '-z',
    '--no-renames',
    base ?? NO_FILES,
    commit,
  ]);
  const fields = output.toString().split('\0');
  const files: DraftFile[] = [];
  const deleted: string[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [, , , oid = '', status] = (fields[index] ?? '').split(' ');
    const path = pathInContent(repository, fields[index + 1] ?? '');
    if (path === null) continue;
    if (status === 'D') deleted.push(path);
    else files.push({ path, oid, isNew: status === 'A' });
  }
  return { files, deleted };
}
