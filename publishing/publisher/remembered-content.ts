import { PLAIN_DIFF } from '#sources/git/git.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import {
  type ChangedFiles,
  type RememberedTree,
  rememberedTree,
} from '#sources/reading/remembered-tree.ts';

/** The content folder as this process has read it last, and its commit then. */
let remembered: { contentDir: string; commit: string; tree: RememberedTree } | null = null;

/**
 * The content folder at a commit. Only files that differ from the commit before are read again.
 * @returns `commit` is the one before; null where every file is read
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

/** @returns null where git cannot tell, as after a history was rewritten */
async function changedFiles(
  repository: ContentRepository,
  from: string,
  to: string,
): Promise<ChangedFiles | null> {
  if (from === to) return { files: [], samePaths: true };
  if ((await repository.tip(from)) === null) return null;
  const words = ['diff-tree', ...PLAIN_DIFF, '-r', '-z', '--no-renames', '--name-status'];
  const output = await repository.text([...words, from, to, ...within(repository.folder)]);
  const parts = output.split('\0');
  const changes = parts.flatMap((path, at) =>
    at % 2 === 1 ? [{ status: parts[at - 1], file: repository.pathInContent(path) }] : [],
  );
  return {
    files: changes.flatMap(({ file }) => file ?? []),
    samePaths: changes.every(({ status }) => status === 'M'),
  };
}

/** Has every file read again the next time. */
export function forgetContent(): void {
  remembered = null;
}

/** Arguments that limit a git command to the content folder, whatever its name looks like. */
export const within = (folder: string): string[] =>
  folder === '' ? [] : ['--', `:(top,literal)${folder}`];
