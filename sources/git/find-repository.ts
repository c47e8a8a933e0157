import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/** A clone on this machine. */
export type FoundClone = {
  /** The repository's own folder. */
  gitDir: string;
  /** The folder that holds the `.git` entry. */
  workTree: string;
  /** Path of the folder within the working tree, with forward slashes; empty for its root. */
  prefix: string;
};

/**
 * Finds the clone that a folder belongs to: walks up to the first `.git` entry. Git's own
 * discovery is never used. It takes each folder with `HEAD`, `objects` and `refs` for a bare
 * repository, also one that somebody has committed among the posts, and runs the hooks in it.
 * @returns null where no folder above has such an entry
 */
export function findClone(folder: string): FoundClone | null {
  const start = existsSync(folder) ? realpathSync(folder) : path.resolve(folder);
  for (let at = start; ; at = path.dirname(at)) {
    const gitDir = gitDirIn(at);
    if (gitDir) {
      const prefix = path.relative(at, start).replaceAll(path.sep, '/');
      return { gitDir, workTree: at, prefix };
    }
    if (path.dirname(at) === at) return null;
  }
}

/** The repository of a folder with a `.git` entry; null where it has none. */
function gitDirIn(folder: string): string | null {
  const entry = path.join(folder, '.git');
  const isThere = statSync(entry, { throwIfNoEntry: false });
  if (!isThere) return null;
  if (!isThere.isFile()) return realpathSync(entry);
  // In a submodule and in a further working tree it is a file (gitrepository-layout(5)).
  const [, target] = /^gitdir: (.+?)\s*$/.exec(readFileSync(entry, 'utf8')) ?? [];
  return target ? path.resolve(folder, target) : entry;
}

/** Whether a folder looks like a repository to git: a bare one, or what lies in a `.git`. */
export function isRepositoryItself(folder: string): boolean {
  const isFolder = (name: string) =>
    statSync(path.join(folder, name), { throwIfNoEntry: false })?.isDirectory() ?? false;
  return existsSync(path.join(folder, 'HEAD')) && isFolder('objects') && isFolder('refs');
}
