import { LRUCache } from 'lru-cache';
import { readName } from '../reading/file-name.ts';
import { git } from './git.ts';

/** A file of a commit: its object, and its mode as git writes it (`100644`; `120000` is a link). */
export type TreeFile = { mode: string; oid: string };

/** The same, as a commit lists it. */
export type ListedFile = TreeFile & { hasUtf8Name: boolean };

/** Whether it is a symbolic link: its content is then the path that it leads to. */
export const isLink = (file: TreeFile | undefined): boolean => file?.mode === '120000';

/** Commits never change; the listings of those last asked for are kept. */
const listings = new LRUCache<string, ReadonlyMap<string, ListedFile>>({
  max: 24,
  fetchMethod: (key) => listFiles(...(key.split('\0') as [string, string])),
  // What is pushed out while it is being listed is still for those who asked for it.
  ignoreFetchAbort: true,
});

/**
 * Every file of a commit by its path from the tree's root; submodules are left out. A path that
 * is not UTF-8 stands as {@link readName} shows it.
 */
export function filesAt(
  gitDir: string,
  commit: string,
): Promise<ReadonlyMap<string, ListedFile>> {
  return listings.forceFetch(`${gitDir}\0${commit}`);
}

async function listFiles(gitDir: string, commit: string) {
  const output = await git(gitDir, ['ls-tree', '-r', '-z', '--full-tree', commit, '--']);
  const files = new Map<string, ListedFile>();
  // Latin-1 keeps each byte of a path: what is not UTF-8 could not be told from text otherwise.
  for (const line of output.toString('latin1').split('\0')) {
    const [, mode, type, oid, path] = line.match(/^(\d+) (\w+) ([0-9a-f]+)\t([\s\S]+)$/) ?? [];
    if (!mode || !oid || !path || type !== 'blob') continue;
    const names = path.split('/').map((part) => readName(Buffer.from(part, 'latin1')));
    files.set(names.map(({ name }) => name).join('/'), {
      mode,
      oid,
      hasUtf8Name: names.every(({ isUtf8 }) => isUtf8),
    });
  }
  return files;
}
