import { PLAIN_DIFF } from '#sources/git/git.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import {
  type ChangedFiles,
  type RememberedTree,
  rememberedTree,
} from '#sources/reading/remembered-tree.ts';

/** The content folder as this process has read it, and the commit that it was then. */
let remembered: { contentDir: string; commit: string; tree: RememberedTree } | null = null;

/**
 * The content folder at a commit: as it was read last, but for the files that differ between the
 * two commits.
 * @returns `commit` is the one that it was read at last; null where everything is looked at
 */
export async function treeAt(
  repository: ContentRepository,
  commit: string,
  contentDir: string,
): Promise<{ tree: RememberedTree; commit: string | null }> {
  const last = remembered?.contentDir === contentDir ? remembered : null;
  const changed = last && (await changedFiles(repository, last.commit, commit));
  if (!last || !changed) {
    const tree = rememberedTree(contentDir);
    remembered = { contentDir, commit, tree };
    return { tree, commit: null };
  }
  last.tree.forget(changed);
  remembered = { ...last, commit };
  return { tree: last.tree, commit: last.commit };
}

/** @returns null where that is not known, as after a history was rewritten */
async function changedFiles(
  repository: ContentRepository,
  from: string,
  to: string,
): Promise<ChangedFiles | null> {
  if (from === to) return { files: [], samePaths: true };
  if ((await repository.tip(from)) === null) return null;
  const words = ['diff-tree', ...PLAIN_DIFF, '-r', '-z', '--no-renames', '--name-status'];
  const told = await repository.text([...words, from, to, ...within(repository.folder)]);
  const parts = told.split('\0');
  const changes = parts.flatMap((path, at) =>
    at % 2 === 1 ? [{ status: parts[at - 1], file: repository.pathInContent(path) }] : [],
  );
  return {
    files: changes.flatMap(({ file }) => file ?? []),
    samePaths: changes.every(({ status }) => status === 'M'),
  };
}

/** Has the next reading look at every file. */
export function forgetContent(): void {
  remembered = null;
}

/** Limits a command of git to the content folder, whatever its name looks like. */
export const within = (folder: string): string[] =>
  folder === '' ? [] : ['--', `:(top,literal)${folder}`];
