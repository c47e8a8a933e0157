import { environment } from '#site/environment.ts';
import { layOut } from '#sources/git/lay-out.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import type { RememberedTree } from '#sources/reading/remembered-tree.ts';
import { finishWorkTree } from '#studio/drafts/work-tree.ts';
import { prepare } from '../build/prepare.ts';
import type { Prepared } from '../build/prepared.ts';
import type { Change } from '../release/record.ts';
import { forgetContent, treeAt, within } from './remembered-content.ts';

export type ReadContent = {
  prepared: Prepared;
  /** The commit of the main branch; null for a plain folder. */
  tip: string | null;
  /** The same, if that is what was read; null where files differ from it. */
  commit: string | null;
};

/**
 * Reads the content of the main branch, or the content folder.
 * @param now the instant of its edition
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
  // Files that did not follow a move of the branch yet are brought up to date.
  await finishWorkTree(repository);
  const tree = await treeAt(repository, tip, contentDir);
  const prepared = await prepareFrom(tree, now);
  const { isClean, isWhole } = await stateOf(repository);
  if (!isWhole) {
    // Git cannot tell what has changed.
    const wasKnown = tree.commit !== null;
    forgetContent();
    if (wasKnown) return readContent(repository, now);
  }
  const branch = await repository.head();
  if (branch !== repository.main) return readContent(await ContentRepository.tryOpen(), now);
  if ((await repository.requireTip()) !== tip) return readContent(repository, now);
  return { prepared, tip, commit: isClean ? tip : null };
}

/** Where reading failed, every file is read again the next time: some were not read. */
async function prepareFrom({ tree }: { tree: RememberedTree }, now: Date): Promise<Prepared> {
  try {
    return await prepare('readers', now, undefined, tree);
  } catch (error) {
    forgetContent();
    throw error;
  }
}

/**
 * Compares the content folder with the branch that is checked out.
 * @returns `isClean`: the commit has all files that git does not ignore; `isWhole`: it has all files,
 * so that git reports every change
 */
async function stateOf(
  repository: ContentRepository,
): Promise<{ isClean: boolean; isWhole: boolean }> {
  const { workTree, folder } = repository;
  if (workTree === null) return { isClean: false, isWhole: false };
  const words = ['--no-optional-locks', 'status', '--porcelain', '-z', '--untracked-files=all'];
  const output = await repository.text([...words, '--ignored', ...within(folder)], {
    workTree,
  });
  const entries = output.split('\0').filter((entry) => entry !== '');
  return {
    isClean: entries.every((entry) => entry.startsWith('!!')),
    isWhole: entries.length === 0,
  };
}

/** How many commits of a release are listed. */
const CHANGES = 20;

/** The commits that changed the content between two commits, newest first. */
export async function changesBetween(
  repository: ContentRepository,
  from: string | null,
  to: string,
): Promise<Change[]> {
  // It is gone where the history was rewritten.
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
