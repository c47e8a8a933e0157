import { environment } from '#site/environment.ts';
import { EnvironmentError } from '#site/variable.ts';
import { gitText } from '#sources/git/git.ts';
import { layOut } from '#sources/git/lay-out.ts';
import { commitAt } from '#sources/git/objects.ts';
import {
  type ContentRepository,
  contentRepository,
  headOf,
  NotForReaders,
  pathInContent,
} from '#sources/git/repository.ts';
import { filesAt } from '#sources/git/tree.ts';
import { finishWorkTree } from '#studio/drafts/work-tree.ts';
import { prepare } from '../build/prepare.ts';
import type { Prepared } from '../build/prepared.ts';
import type { Change } from '../release/record.ts';

/**
 * The repository whose main branch is published, or null where a plain folder is: one in no
 * repository, or one that git was told to ignore; also where a commit is checked out and no branch.
 * @throws EnvironmentError where `CONTENT_REPO` names none
 * @throws NotForReaders where a draft lies in the folder
 */
export async function repositoryAtWork(): Promise<ContentRepository | null> {
  const { contentRepo } = environment();
  if (contentRepo !== null) return contentRepository();
  try {
    const repository = await contentRepository();
    const main = await commitAt(repository.gitDir, repository.main);
    const paths = main === null ? [] : [...(await filesAt(repository.gitDir, main)).keys()];
    return paths.some((path) => pathInContent(repository, path) !== null) ? repository : null;
  } catch (error) {
    const noGit = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (error instanceof NotForReaders) throw error;
    if (error instanceof EnvironmentError || noGit) return null;
    throw error;
  }
}

/** Content as it was read. */
export type ReadContent = {
  prepared: Prepared;
  /** Where the main branch stood; null for a plain folder. */
  tip: string | null;
  /** The same, if that is what was read; null where files differ from it. */
  commit: string | null;
};

/**
 * Reads what the main branch holds, or the folder.
 * @param now the instant for which it is read
 * @throws ContentFolderError, EnvironmentError
 */
export async function readContent(
  repository: ContentRepository | null,
  now: Date,
): Promise<ReadContent> {
  if (repository === null) {
    return { prepared: await prepare('readers', now), tip: null, commit: null };
  }
  const tip = await mainOf(repository);
  const { contentDir, contentRepo } = environment();
  if (contentRepo !== null) {
    await layOut(repository, tip, contentDir);
    return { prepared: await prepare('readers', now), tip, commit: tip };
  }
  // Whoever has moved the branch brings the files after it; from then on they stay as they are.
  await finishWorkTree(repository);
  const prepared = await prepare('readers', now);
  const isClean = await isUnchanged(repository);
  const branch = await headOf(repository.gitDir);
  if (branch !== repository.main) return readContent(await repositoryAtWork(), now);
  if ((await mainOf(repository)) !== tip) return readContent(repository, now);
  return { prepared, tip, commit: isClean ? tip : null };
}

/** @throws EnvironmentError where nothing was committed yet */
async function mainOf({ gitDir, main }: ContentRepository): Promise<string> {
  const commit = await commitAt(gitDir, main);
  if (commit !== null) return commit;
  throw new EnvironmentError(
    `The repository ${gitDir} has no commit on ${main}. Make one, or name the branch with the content by \`git symbolic-ref HEAD refs/heads/<name>\`.`,
  );
}

/** Whether the files of the content folder are those of the branch that is checked out. */
async function isUnchanged({ gitDir, workTree, folder }: ContentRepository): Promise<boolean> {
  if (workTree === null) return false;
  const words = ['--no-optional-locks', 'status', '--porcelain', '-z', '--untracked-files=all'];
  return (await gitText(gitDir, [...words, ...within(folder)], { workTree })) === '';
}

/** Limits a command of git to the content folder, whatever its name looks like. */
export const within = (folder: string): string[] =>
  folder === '' ? [] : ['--', `:(top,literal)${folder}`];

/** More than anybody reads. */
const CHANGES = 20;

/** What was done to the content between two commits, newest first. */
export async function changesBetween(
  { gitDir, folder }: ContentRepository,
  from: string | null,
  to: string,
): Promise<Change[]> {
  // What is no longer there, as after a history was rewritten, is not compared with.
  const known = from !== null && (await commitAt(gitDir, from)) !== null;
  const log = await gitText(gitDir, [
    ...['log', '-z', `--max-count=${known ? CHANGES : 1}`, '--first-parent'],
    ...['--format=%an%n%aI%n%B', known ? `${from}..${to}` : to],
    ...within(folder),
  ]);
  return log.split('\0').flatMap((entry) => {
    const [author = '', date = '', ...message] = entry.split('\n');
    return author ? [{ author, date, message: message.join('\n').trim() }] : [];
  });
}
