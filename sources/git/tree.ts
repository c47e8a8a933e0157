import { recentlyMade } from '../recently-made.ts';
import { git } from './git.ts';

/** A file of a commit: its object, and its mode as git writes it (`100644`; `120000` is a link). */
export type TreeFile = { mode: string; oid: string };

/** Commits never change; the listings of those last asked for are kept. */
const listings = recentlyMade<ReadonlyMap<string, TreeFile>>(24);

/** Every file of a commit by its path from the tree's root; submodules are left out. */
export function filesAt(
  gitDir: string,
  commit: string,
): Promise<ReadonlyMap<string, TreeFile>> {
  return listings(`${gitDir}\0${commit}`, () => listFiles(gitDir, commit));
}

async function listFiles(gitDir: string, commit: string) {
  const output = await git(gitDir, ['ls-tree', '-r', '-z', '--full-tree', commit, '--']);
  const files = new Map<string, TreeFile>();
  for (const line of output.toString().split('\0')) {
    const [, mode, type, oid, path] = line.match(/^(\d+) (\w+) ([0-9a-f]+)\t([\s\S]+)$/) ?? [];
    if (mode && oid && path && type === 'blob') files.set(path, { mode, oid });
  }
  return files;
}
