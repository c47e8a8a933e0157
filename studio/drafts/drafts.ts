import { z } from 'zod';
import {
  branchOf,
  DRAFTS,
  type DraftName,
  draftOfBranch,
  removedRef,
} from '#site/draft-branches.ts';
import type { Person } from '#sources/git/commit.ts';
import { PLAIN_DIFF } from '#sources/git/git.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { endLinks, linksTo } from '../preview/links.ts';
import { instant } from './record-parts.ts';
import { changeRecord, type RecordKind, readRecord } from './records.ts';
import { setAside } from './set-aside.ts';

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
  /** The link by which a reviewer has said it. */
  link?: string;
  /** Said of a draft of this name that has ended since. */
  past?: true;
};

/** What is known of a draft beside its content. */
export type DraftRecord = { status: Status; notes: Note[] };

const DRAFT_RECORDS: RecordKind<DraftRecord> = {
  folder: 'drafts',
  schema: z.looseObject({
    status: z.enum(['draft', 'pending_review', 'pending_publish']),
    notes: z.array(
      z.looseObject({
        id: z.string(),
        author: z.string(),
        authorId: z.string().exactOptional(),
        timestamp: instant,
        content: z.string(),
        resolved: z.boolean(),
        link: z.string().exactOptional(),
        past: z.literal(true).exactOptional(),
      }),
    ),
  }),
};

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

/** All drafts, sorted by branch. A branch that names no commit is set aside. */
export async function listDrafts(
  repository: ContentRepository,
): Promise<(DraftName & { commit: string })[]> {
  const format = '--format=%(objectname) %(refname)';
  const refs = await repository.text(['for-each-ref', format, DRAFTS]);
  const drafts = refs.split('\n').map(async (line) => {
    const [commit = '', ref = ''] = line.split(' ');
    const name = draftOfBranch(ref);
    if (!name) return [];
    if ((await repository.tip(commit)) !== null) return [{ ...name, commit }];
    await setAside(repository, ref, NO_COMMIT);
    return [];
  });
  return (await Promise.all(drafts)).flat();
}

const NO_COMMIT = 'It names no commit.';

/** @returns null where there is no such draft */
export async function readDraft(
  repository: ContentRepository,
  { collection, slug }: DraftName,
): Promise<Draft | null> {
  const name = { collection, slug };
  const branch = branchOf(name);
  const commit = await repository.tip(branch);
  if (commit === null) {
    await setAside(repository, branch, NO_COMMIT);
    return null;
  }
  const [{ files, deleted }, { author, date }, record] = await Promise.all([
    changesOf(repository, commit),
    repository.describe(commit),
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
  return (await readRecord(repository, DRAFT_RECORDS, recordName(name))) ?? NEW;
}

/** Changes status or notes; see `changeRecord` about others who do so at the same time. */
export async function changeDraftRecord(
  repository: ContentRepository,
  name: DraftName,
  change: (record: DraftRecord) => DraftRecord,
): Promise<DraftRecord> {
  const changed = await changeRecord(repository, DRAFT_RECORDS, recordName(name), (record) =>
    change(record ?? NEW),
  );
  return changed ?? NEW;
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
  const branch = branchOf(name);
  const commit = await repository.tip(branch);
  if (commit === null) return false;
  const links = await linksTo(repository, branch);
  const kept = removedRef(name);
  const before = await repository.tip(kept);
  await repository.move([
    { ref: branch, from: commit, to: null },
    { ref: kept, from: before, to: commit },
  ]);
  await endLinks(repository, links, { at: new Date().toISOString(), published: null });
  await endRecord(repository, name);
  return true;
}

/** A draft of the same name that comes later starts anew; what was said about this one stays. */
export async function endRecord(repository: ContentRepository, name: DraftName): Promise<void> {
  await changeRecord(repository, DRAFT_RECORDS, recordName(name), (record) =>
    record && record.notes.length > 0
      ? {
          status: NEW.status,
          notes: record.notes.map((note) => ({ ...note, past: true as const })),
        }
      : null,
  );
}

/** The name that git has for a tree without files. */
const NO_FILES = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** What a commit changes of the content, since it left the main branch. */
export async function changesOf(
  repository: ContentRepository,
  commit: string,
): Promise<{ files: DraftFile[]; deleted: string[] }> {
  const base = await repository.mergeBase(await repository.requireTip(), commit);
  const output = await repository.git([
    'diff-tree',
    ...PLAIN_DIFF,
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
    const path = repository.pathInContent(fields[index + 1] ?? '');
    if (path === null) continue;
    if (status === 'D') deleted.push(path);
    else files.push({ path, oid, isNew: status === 'A' });
  }
  return { files, deleted };
}
