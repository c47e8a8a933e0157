import { randomUUID } from 'node:crypto';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { DRAFTS } from '#site/draft-branches.ts';
import { type Environment, environment } from '#site/environment.ts';
import { EnvironmentError } from '#site/variable.ts';
import { type Layout, layoutWith } from '../layout.ts';
import { findClone, isRepositoryItself } from './find-repository.ts';
import { cloneBare, GitError, gitText } from './git.ts';
import { commitAt } from './objects.ts';
import { filesAt } from './tree.ts';

/** The repository in which content lives with its history and its drafts. */
export type ContentRepository = {
  /** Its own folder: a bare repository, or `.git`. */
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

type Settings = Pick<Environment, 'contentRepo' | 'contentDir' | 'dataDir'>;

/**
 * The repository that the environment names: by default the clone in which the content
 * folder lies. An address is cloned the first time.
 * @throws EnvironmentError where there is none
 */
export async function contentRepository(
  { contentRepo, contentDir, dataDir }: Settings = environment(),
): Promise<ContentRepository> {
  if (contentRepo === null) return openRepository(contentDir, 'CONTENT_DIR');
  if (path.isAbsolute(contentRepo)) return openRepository(contentRepo, 'CONTENT_REPO');
  const clone = path.join(dataDir, 'content.git');
  if (!existsSync(clone)) await cloneTo(clone, contentRepo);
  return openRepository(clone, 'CONTENT_REPO');
}

/**
 * Opens a bare repository, a clone, or a content folder within a clone.
 * @param variable what named the folder, for the sentence that says what is wrong with it; only
 * `CONTENT_REPO` names bare repositories
 * @throws NotForReaders where a draft is checked out, or something between commits
 * @throws EnvironmentError where it is no repository, or no branch is checked out
 */
export async function openRepository(
  folder: string,
  variable = 'CONTENT_REPO',
): Promise<ContentRepository> {
  const refuse = (why: string) => new EnvironmentError(`${variable} is ${folder}, ${why}`);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw refuse('and no folder is there. Set it to a git repository.');
  }
  const found = locate(folder, variable === 'CONTENT_REPO');
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
  const repository = { gitDir, main, workTree };
  return { ...repository, folder: prefix || (await contentFolderOf(repository)) };
}

/** The branch that is checked out, as a full ref; null where none is. */
export function headOf(gitDir: string): Promise<string | null> {
  return gitText(gitDir, ['symbolic-ref', '-q', 'HEAD']).catch(() => null);
}

/** Whether git has begun something in the working tree that passes through other commits. */
function isUnderWay(gitDir: string): boolean {
  const traces = ['rebase-merge', 'rebase-apply', 'BISECT_LOG'];
  return traces.some((name) => existsSync(path.join(gitDir, name)));
}

/** How content is laid out at a commit. */
export async function layoutAt(
  { gitDir, folder }: Pick<ContentRepository, 'gitDir' | 'folder'>,
  commit: string,
): Promise<Layout> {
  return layoutOfFiles([...(await filesAt(gitDir, commit)).keys()], folder);
}

/** The path within the tree of a path within the content folder. */
export function pathInTree(
  { folder }: Pick<ContentRepository, 'folder'>,
  file: string,
): string {
  return folder === '' ? file : `${folder}/${file}`;
}

/** The path within the content folder, or null for what lies outside of it. */
export function pathInContent(
  { folder }: Pick<ContentRepository, 'folder'>,
  path: string,
): string | null {
  if (folder === '') return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;
}

function layoutOfFiles(paths: string[], folder: string): Layout {
  return layoutWith((name) =>
    paths.some((path) => path.startsWith(`${pathInTree({ folder }, name)}/`)),
  );
}

/** The root, unless posts lie in `content/` and none at the root. */
async function contentFolderOf(repository: Pick<ContentRepository, 'gitDir' | 'main'>) {
  const commit = await commitAt(repository.gitDir, repository.main);
  if (commit === null) return '';
  const paths = [...(await filesAt(repository.gitDir, commit)).keys()];
  const isHere = (folder: string) => layoutOfFiles(paths, folder).name !== 'bare';
  return !isHere('') && isHere('content') ? 'content' : '';
}

/** @param isNamed whether the folder is named as a repository, and may be a bare one */
function locate(folder: string, isNamed: boolean) {
  const isBare =
    isNamed && !existsSync(path.join(folder, '.git')) && isRepositoryItself(folder);
  return isBare
    ? { gitDir: realpathSync(folder), workTree: null, prefix: '' }
    : findClone(folder);
}

/** Whether `core.bare` is set; in a further working tree it is about the first. @throws GitError */
async function hasNoWorkTree(gitDir: string): Promise<boolean> {
  await gitText(gitDir, ['rev-parse', '--git-dir']);
  if (existsSync(path.join(gitDir, 'commondir'))) return false;
  const words = ['config', '--type=bool', '--get', '--default=false', 'core.bare'];
  return (await gitText(gitDir, words)) === 'true';
}

/** A history with many pictures takes its time; nobody waits for one that never comes. */
const LONGEST_CLONE_MS = 60 * 60_000;

async function cloneTo(clone: string, address: string): Promise<void> {
  const unfinished = `${clone}.making-${randomUUID()}`;
  await mkdir(path.dirname(clone), { recursive: true });
  try {
    await cloneBare(address, unfinished, LONGEST_CLONE_MS);
    await rename(unfinished, clone);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another process may have been the first to finish the same clone.
    if (existsSync(clone)) return;
    const why = error instanceof GitError ? error.stderr.trim() : String(error);
    throw new EnvironmentError(
      withoutPassword(`CONTENT_REPO is ${address}, which cannot be cloned: ${why}`),
    );
  }
}

/** An address may hold a password, which has no place in a log. */
export function withoutPassword(text: string): string {
  return text.replace(/(\/\/)[^\s/@]+@/g, '$1…@');
}
