import { environment } from '#site/environment.ts';
import { layOut } from '#sources/git/lay-out.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import type { RememberedTree } from '#sources/reading/remembered-tree.ts';
import { finishWorkTree } from '#studio/drafts/work-tree.ts';
import { prepare } from '../build/prepare.ts';
import type { Prepared } from '../build/prepared.ts';
import type { Change } from '../release/record.ts';
import { forgetContent, treeAt, within } from './remembered-content.ts';

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
    const tree = await treeAt(repository, tip, contentDir);
    return { prepared: await prepareFrom(tree, now), tip, commit: tip };
  }
  // Whoever has moved the branch brings the files after it; from then on they stay as they are.
  await finishWorkTree(repository);
  const tree = await treeAt(repository, tip, contentDir);
  const prepared = await prepareFrom(tree, now);
  const { isClean, isWhole } = await stateOf(repository);
  if (!isWhole) {
    // Git does not say what has changed.
    const wasKnown = tree.commit !== null;
    forgetContent();
    if (wasKnown) return readContent(repository, now);
  }
  const branch = await repository.head();
  if (branch !== repository.main) return readContent(await ContentRepository.tryOpen(), now);
  if ((await repository.requireTip()) !== tip) return readContent(repository, now);
  return { prepared, tip, commit: isClean ? tip : null };
}

/** A folder that was read in part must not be taken to be known where reading it has failed. */
async function prepareFrom({ tree }: { tree: RememberedTree }, now: Date): Promise<Prepared> {
  try {
    return await prepare('readers', now, undefined, tree);
  } catch (error) {
    forgetContent();
    throw error;
  }
}

/**
 * How the content folder compares with the branch that is checked out: whether the commit has all
 * of it (`isClean`), and whether git would also tell of any change (`isWhole`): it tells nothing of
 * files that it ignores.
 */
async function stateOf(
  repository: ContentRepository,
): Promise<{ isClean: boolean; isWhole: boolean }> {
  const { workTree, folder } = repository;
  if (workTree === null) return { isClean: false, isWhole: false };
  const words = ['--no-optional-locks', 'status', '--porcelain', '-z', '--untracked-files=all'];
  const told = await repository.text([...words, '--ignored', ...within(folder)], { workTree });
  const entries = told.split('\0').filter((entry) => entry !== '');
  return {
    isClean: entries.every((entry) => entry.startsWith('!!')),
    isWhole: entries.length === 0,
  };
}

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
