import { GitError, git, gitText } from './git.ts';

/** The tree that two commits make together, or the files in which they contradict each other. */
export type Merged = { tree: string } | { conflicts: string[] };

/** Merges two commits without a working tree. Nothing is committed. */
export async function mergeCommits(
  gitDir: string,
  ours: string,
  theirs: string,
): Promise<Merged> {
  try {
    const args = ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages'];
    const output = (await git(gitDir, [...args, ours, theirs])).toString();
    return { tree: output.split('\0')[0] ?? '' };
  } catch (error) {
    if (!(error instanceof GitError) || error.status !== 1) throw error;
    const [, ...conflicts] = error.output.split('\0').filter(Boolean);
    return { conflicts };
  }
}

/** The newest commit from which both come; null where they have nothing in common. */
export async function mergeBase(gitDir: string, one: string, other: string) {
  try {
    return await gitText(gitDir, ['merge-base', one, other]);
  } catch (error) {
    if (error instanceof GitError && error.status === 1) return null;
    throw error;
  }
}

/** Whether everything in the first commit's history is in the second's. */
export async function isAncestor(gitDir: string, older: string, newer: string) {
  return (await mergeBase(gitDir, older, newer)) === older;
}
