import { type ContentTree, type Entry, folderTree } from './content-tree.ts';

/** Files that differ between two states of a folder. */
export type ChangedFiles = {
  /** Paths within the folder. */
  files: readonly string[];
  /** Whether the same paths are there as before, and are of the same type. */
  samePaths: boolean;
};

/** A folder on disk that is asked about each file once, until somebody says that it has changed. */
export type RememberedTree = ContentTree & { forget: (changed: ChangedFiles) => void };

/**
 * A folder of which all changes are known, as between two commits of a clean working tree: ten
 * thousand files need not be looked at for an edit of one.
 * @param root absolute path
 * @throws ContentFolderError where there is no such folder
 */
export function rememberedTree(root: string): RememberedTree {
  const tree = folderTree(root);
  const folders = new Map<string, boolean>();
  const lists = new Map<string, Entry[]>();
  const links = new Map<string, boolean>();
  const digests = new Map<string, string>();
  const versions = new Map<string, Promise<string | null>>();
  return {
    ...tree,
    isFolder: (folder) => known(folders, folder, () => tree.isFolder(folder)),
    list: (folder) => known(lists, folder, () => tree.list(folder)),
    isLinked: (file) => known(links, file, () => tree.isLinked(file)),
    version: (file) => known(versions, file, () => tree.version(file)),
    digest(file) {
      const digest = digests.get(file) ?? tree.digest(file);
      // A file that was written just now has none yet.
      if (digest !== null) digests.set(file, digest);
      return digest;
    },
    forget({ files, samePaths }) {
      for (const file of files) {
        digests.delete(file);
        versions.delete(file);
      }
      if (samePaths) return;
      for (const all of [folders, lists, links]) all.clear();
      // What was not there may be there now.
      versions.clear();
    },
  };
}

function known<Value>(values: Map<string, Value>, key: string, ask: () => Value): Value {
  const value = values.get(key);
  if (value !== undefined) return value;
  const answer = ask();
  values.set(key, answer);
  return answer;
}
