import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { DRAFTS } from '#site/draft-branches.ts';
import { EnvironmentError } from '#site/variable.ts';
import { type Layout, layoutWith } from '../layout.ts';
import { findClone, isRepositoryItself } from './find-repository.ts';
import { GitError, gitText } from './git.ts';
import { commitAt } from './objects.ts';
import { filesAt } from './tree.ts';

/** Where a content repository is, and what of it is the content. */
export type Place = {
  /** The repository's own folder: a bare repository, or `.git`. */
  gitDir: string;
  /** The branch that is published, as a full ref: `refs/heads/main`. */
  main: string;
  /** Path of the content folder within the tree; empty for its root. */
  folder: string;
  /** The folder where the main branch is checked out; null for a bare repository. */
  workTree: string | null;
};

/** What lies in the folder of a repository just now is no content that anybody has published. */
export class NotForReaders extends EnvironmentError {
  override name = 'NotForReaders';
}

/**
 * Finds a bare repository, a clone, or a content folder within a clone.
 * @param variable the variable that named the folder, for the sentence that says what is wrong
 * with it; only `CONTENT_REPO` names bare repositories
 * @throws NotForReaders where a draft is checked out, or something between commits
 * @throws EnvironmentError where it is no repository, or no branch is checked out
 */
export async function findPlace(folder: string, variable: string): Promise<Place> {
  const refuse = (why: string) => new EnvironmentError(`${variable} is ${folder}, ${why}`);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw refuse('and no folder is there. Set it to a git repository.');
  }
  const found = locate(folder, variable);
  if (found === null) throw refuse('and neither that folder nor one above it holds a `.git`.');
  const { gitDir } = found;
  const isBare = await hasNoWorkTree(gitDir).catch((error) => {
    if (!(error instanceof GitError)) throw error;
    throw refuse(`whose repository git cannot open: ${error.stderr.trim()}`);
  });
  const { workTree, prefix } = isBare ? { workTree: null, prefix: '' } : found;
  const main = await headOf(gitDir);
  if (main?.startsWith(DRAFTS)) {
    const draft = main.slice(DRAFTS.length);
    throw new NotForReaders(
      `${variable} is ${folder}, where the draft ${draft} is checked out. Run \`git switch main\` there.`,
    );
  }
  if (main === null && isUnderWay(gitDir)) {
    throw new NotForReaders(
      `${variable} is ${folder}, where git is in the middle of a rebase or a bisection. Finish it, or run \`git status\` there, which says how to.`,
    );
  }
  if (main === null)
    throw refuse('where no branch is checked out. Run `git switch main` there.');
  return { gitDir, main, workTree, folder: prefix || (await contentFolderOf(gitDir, main)) };
}

/** The branch that is checked out, as a full ref; null where none is. */
export function headOf(gitDir: string): Promise<string | null> {
  return gitText(gitDir, ['symbolic-ref', '-q', 'HEAD']).catch((error: unknown) => {
    // With `-q`, git says by this status that a commit is checked out, and no branch.
    if (error instanceof GitError && error.status === 1) return null;
    throw error;
  });
}

/** Whether git has begun something in the working tree that passes through other commits. */
function isUnderWay(gitDir: string): boolean {
  const traces = ['rebase-merge', 'rebase-apply', 'BISECT_LOG'];
  return traces.some((name) => existsSync(path.join(gitDir, name)));
}

/** How content is laid out in a folder of a tree with these files. */
export function layoutOfFiles(paths: readonly string[], folder: string): Layout {
  const prefix = folder === '' ? '' : `${folder}/`;
  return layoutWith((name) => paths.some((path) => path.startsWith(`${prefix}${name}/`)));
}

/** The root, unless posts lie in `content/` and none at the root. */
async function contentFolderOf(gitDir: string, main: string): Promise<string> {
  const commit = await commitAt(gitDir, main);
  if (commit === null) return '';
  const paths = [...(await filesAt(gitDir, commit)).keys()];
  const isHere = (folder: string) => layoutOfFiles(paths, folder).name !== 'bare';
  return !isHere('') && isHere('content') ? 'content' : '';
}

/** The repository that a folder names or belongs to; null where there is none. */
export function locate(folder: string, variable: string): Located | null {
  const isBare =
    variable === 'CONTENT_REPO' &&
    !existsSync(path.join(folder, '.git')) &&
    isRepositoryItself(folder);
  return isBare
    ? { gitDir: realpathSync(folder), workTree: null, prefix: '' }
    : findClone(folder);
}

type Located = { gitDir: string; workTree: string | null; prefix: string };

/** Whether `core.bare` is set; in a further working tree it is about the first. @throws GitError */
async function hasNoWorkTree(gitDir: string): Promise<boolean> {
  await gitText(gitDir, ['rev-parse', '--git-dir']);
  if (existsSync(path.join(gitDir, 'commondir'))) return false;
  const words = ['config', '--type=bool', '--get', '--default=false', 'core.bare'];
  return (await gitText(gitDir, words)) === 'true';
}
