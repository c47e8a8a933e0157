import { environment } from '#site/environment.ts';
import { layOut } from '#sources/git/lay-out.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { finishWorkTree } from '#studio/drafts/work-tree.ts';
import { prepare } from '../build/prepare.ts';
import type { Prepared } from '../build/prepared.ts';
import type { Change } from '../release/record.ts';

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
  const tip = await repository.requireTip();
  const { contentDir, contentRepo } = environment();
  if (contentRepo !== null) {
    await layOut(repository, tip, contentDir);
    return { prepared: await prepare('readers', now), tip, commit: tip };
  }
  // Whoever has moved the branch brings the files after it; from then on they stay as they are.
  await finishWorkTree(repository);
  const prepared = await prepare('readers', now);
  const isClean = await isUnchanged(repository);
  const branch = await repository.head();
  if (branch !== repository.main) return readContent(await ContentRepository.tryOpen(), now);
  if ((await repository.requireTip()) !== tip) return readContent(repository, now);
  return { prepared, tip, commit: isClean ? tip : null };
}

/** Whether the files of the content folder are those of the branch that is checked out. */
async function isUnchanged(repository: ContentRepository): Promise<boolean> {
  const { workTree, folder } = repository;
  if (workTree === null) return false;
  const words = ['--no-optional-locks', 'status', '--porcelain', '-z', '--untracked-files=all'];
  return (await repository.text([...words, ...within(folder)], { workTree })) === '';
}

/** Limits a command of git to the content folder, whatever its name looks like. */
export const within = (folder: string): string[] =>
  folder === '' ? [] : ['--', `:(top,literal)${folder}`];

/** More than anybody reads. */
const CHANGES = 20;

/** What was done to the content between two commits, newest first. */
export async function changesBetween(
  repository: ContentRepository,
  from: string | null,
  to: string,
): Promise<Change[]> {
  // What is no longer there, as after a history was rewritten, is not compared with.
  const known = from !== null && (await repository.tip(from)) !== null;
  const log = await repository.text([
    ...['log', '-z', `--max-count=${known ? CHANGES : 1}`, '--first-parent'],
    ...['--format=%an%n%aI%n%B', known ? `${from}..${to}` : to],
    ...within(repository.folder),
  ]);
  return log.split('\0').flatMap((entry) => {
    const [author = '', date = '', ...message] = entry.split('\n');
    return author ? [{ author, date, message: message.join('\n').trim() }] : [];
  });
}
