import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Environment, environment } from '#site/environment.ts';
import { EnvironmentError } from '#site/variable.ts';
import type { Layout } from '../layout.ts';
import type { ContentTree } from '../reading/content-tree.ts';
import { cloneOnce } from './clone-once.ts';
import {
  type Change,
  type CommitDescription,
  describeCommit,
  type NewCommit,
  type TreeChanges,
  treeWith,
  writeBlob,
  writeCommit,
} from './commit.ts';
import { commitTree } from './commit-tree.ts';
import { pathInContent, pathInTree } from './content-path.ts';
import { type GitInput, git, gitText } from './git.ts';
import { isAncestor, type Merged, mergeBase, mergeCommits } from './merge.ts';
import type { OnConflict } from './merge-refs.ts';
import { commitAt, type GitObject, objectHead, readBlob, readObject } from './objects.ts';
import {
  findPlace,
  headOf,
  layoutOfFiles,
  locate,
  NotForReaders,
  type Place,
} from './place.ts';
import { type Move, moveRefs } from './refs.ts';
import { readEarlierDrafts, sharedState, syncDrafts } from './sync-drafts.ts';
import { syncMain } from './sync-main.ts';
import { filesAt, type ListedFile, type TreeFile } from './tree.ts';

type Settings = Pick<Environment, 'contentRepo' | 'contentDir' | 'dataDir'>;

/** The last repository that was opened, with what was checked out in it then. */
let opened: { key: string; repository: ContentRepository } | null = null;

/**
 * The git repository in which the content lives with its history and its drafts. It is the only
 * way to git: other folders know no commands and no folder of a repository.
 */
export class ContentRepository implements Place {
  readonly gitDir: string;
  readonly main: string;
  readonly folder: string;
  readonly workTree: string | null;

  constructor({ gitDir, main, folder, workTree }: Place) {
    this.gitDir = gitDir;
    this.main = main;
    this.folder = folder;
    this.workTree = workTree;
  }

  /**
   * Opens the repository that the environment names: by default the clone in which the content
   * folder lies. A URL is cloned the first time. The same object is returned while the same
   * branch is checked out.
   * @throws EnvironmentError where there is none, or it cannot be published
   */
  static async open(settings: Settings = environment()): Promise<ContentRepository> {
    const { contentRepo, contentDir, dataDir } = settings;
    if (contentRepo === null) return openOnce(contentDir, 'CONTENT_DIR');
    if (path.isAbsolute(contentRepo)) return openOnce(contentRepo, 'CONTENT_REPO');
    const clone = path.join(dataDir, 'content.git');
    await cloneOnce(clone, contentRepo);
    return openOnce(clone, 'CONTENT_REPO');
  }

  /**
   * The same, or null where the content is a plain folder: one in no repository, one that git was
   * told to ignore, or one in a clone where no branch is checked out.
   * @throws EnvironmentError where `CONTENT_REPO` names none
   * @throws NotForReaders where a draft lies in the folder
   */
  static async tryOpen(): Promise<ContentRepository | null> {
    if (environment().contentRepo !== null) return ContentRepository.open();
    try {
      const repository = await ContentRepository.open();
      const tip = await repository.tip();
      const paths = tip === null ? [] : [...(await repository.list(tip)).keys()];
      const hasContent = paths.some((path) => repository.pathInContent(path) !== null);
      return hasContent ? repository : null;
    } catch (error) {
      const noGit = (error as NodeJS.ErrnoException).code === 'ENOENT';
      if (error instanceof NotForReaders) throw error;
      if (error instanceof EnvironmentError || noGit) return null;
      throw error;
    }
  }

  /** Opens the repository in a folder. @throws as `open` */
  static async at(folder: string, variable = 'CONTENT_REPO'): Promise<ContentRepository> {
    return new ContentRepository(await findPlace(folder, variable));
  }

  /** The commit that a ref or a name stands for, by default the main branch; null for none. */
  tip(name = this.main): Promise<string | null> {
    return commitAt(this.gitDir, name);
  }

  /** The commit that is published. @throws EnvironmentError before the first one */
  async requireTip(): Promise<string> {
    const commit = await this.tip();
    if (commit !== null) return commit;
    throw new EnvironmentError(
      `The repository of the content has no commit on ${this.main} yet. Make one, or name the branch with the content by \`git symbolic-ref HEAD refs/heads/<name>\`.`,
    );
  }

  /** The branch that is checked out now; null where none is. */
  head(): Promise<string | null> {
    return headOf(this.gitDir);
  }

  /** The bytes of a file, by its object's name. @throws MissingObject */
  read(oid: string): Promise<Buffer> {
    return readBlob(this.gitDir, oid);
  }

  /** An object of any type, by its name or a full ref; null where there is none. */
  readObject(name: string): Promise<GitObject | null> {
    return readObject(this.gitDir, name);
  }

  /** The same without its content, so that its size is known before it is read. */
  objectHead(name: string): Promise<GitObject | null> {
    return objectHead(this.gitDir, name);
  }

  /** Every file of a commit or tree, by its path from the tree's root. */
  list(commit: string): Promise<ReadonlyMap<string, ListedFile>> {
    return filesAt(this.gitDir, commit);
  }

  /** The content folder as it is in a commit or tree. */
  tree(commit: string): Promise<ContentTree> {
    return commitTree(this, commit);
  }

  /** How content is laid out at a commit. */
  async layoutAt(commit: string): Promise<Layout> {
    return layoutOfFiles([...(await this.list(commit)).keys()], this.folder);
  }

  /** The path within the tree of a path within the content folder. */
  pathInTree(file: string): string {
    return pathInTree(this.folder, file);
  }

  /** The path within the content folder, or null for what lies outside of it. */
  pathInContent(path: string): string | null {
    return pathInContent(this.folder, path);
  }

  /** Stores bytes. @returns the object's name */
  store(content: Buffer): Promise<string> {
    return writeBlob(this.gitDir, content);
  }

  /** Stores the contents of changes. @returns the files, by their path from the tree's root */
  async storeChanges(changes: readonly Change[]): Promise<TreeChanges> {
    const files = new Map<string, TreeFile | null>();
    for (const { path, content } of changes) {
      const oid = content && (await this.store(content));
      files.set(this.pathInTree(path), oid === null ? null : { mode: '100644', oid });
    }
    return files;
  }

  /** The tree of a commit with some files changed. @param base null for an empty tree */
  treeWith(base: string | null, changes: TreeChanges): Promise<string> {
    return treeWith(this.gitDir, base, changes);
  }

  /** Writes a commit that no ref names yet. @returns its name */
  commit(commit: NewCommit): Promise<string> {
    return writeCommit(this.gitDir, commit);
  }

  /** What a commit says of itself. */
  describe(commit: string): Promise<CommitDescription> {
    return describeCommit(this.gitDir, commit);
  }

  /** The tree of a commit. */
  async treeOf(commit: string): Promise<string> {
    return (await this.describe(commit)).tree;
  }

  /** Merges two commits without a working tree. Nothing is committed. */
  merge(ours: string, theirs: string): Promise<Merged> {
    return mergeCommits(this.gitDir, ours, theirs);
  }

  /** The newest commit from which both come; null where they have nothing in common. */
  mergeBase(one: string, other: string): Promise<string | null> {
    return mergeBase(this.gitDir, one, other);
  }

  /** Whether everything in the first commit's history is in the second's. */
  isAncestor(older: string, newer: string): Promise<boolean> {
    return isAncestor(this.gitDir, older, newer);
  }

  /** Moves refs, all or none. @throws RefMoved where one is no longer where it was expected */
  move(moves: Move[]): Promise<void> {
    return moveRefs(this.gitDir, moves);
  }

  /**
   * Brings the main branch here, and that of the repository that the content comes from, to the
   * same commit.
   * @throws UserError where both have changed the same lines, or the other does not answer
   */
  sync(url: string): Promise<void> {
    return syncMain(this, url);
  }

  /**
   * Syncs drafts and records with the repository that servers share.
   * @param options.fetches false after a save, which is pushed at once
   * @throws UserError where the other does not answer, or does not take them
   */
  syncDrafts(
    url: string,
    options: { fetches: boolean; onConflict: OnConflict },
  ): Promise<void> {
    return syncDrafts(this, url, options);
  }

  /** A text that changes when a draft or a record does. */
  sharedState(): Promise<string> {
    return sharedState(this.gitDir);
  }

  /** Reads drafts that an earlier version has pushed to the content repository. @returns how many */
  readEarlierDrafts(url: string, onConflict: OnConflict): Promise<number> {
    return readEarlierDrafts(this, url, onConflict);
  }

  /** Runs another command of git. @returns its output @throws GitError */
  git(args: string[], given?: GitInput): Promise<Buffer> {
    return git(this.gitDir, args, given);
  }

  /** The same, as text without the last line's end. */
  text(args: string[], given?: GitInput): Promise<string> {
    return gitText(this.gitDir, args, given);
  }
}

async function openOnce(folder: string, variable: string): Promise<ContentRepository> {
  const found = locate(folder, variable);
  const head = found && readFileSync(path.join(found.gitDir, 'HEAD'), 'utf8');
  const key = [folder, found?.gitDir, head].join('\0');
  if (opened?.key === key) return opened.repository;
  const repository = await ContentRepository.at(folder, variable);
  // Where nothing is committed yet, the first commit decides which folder is the content.
  if ((await repository.tip()) !== null) opened = { key, repository };
  return repository;
}
