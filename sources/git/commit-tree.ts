import {
  type ContentTree,
  type Entry,
  isNamedMarkdown,
  kindOf,
} from '../reading/content-tree.ts';
import { pathInContent } from './content-path.ts';
import { readBlob } from './objects.ts';
import type { Place } from './place.ts';
import { filesAt, isLink, type ListedFile } from './tree.ts';

/**
 * The content folder as it is in a commit, read from the repository without a checkout.
 * @param commit its full name, or that of its tree
 */
export async function commitTree(
  place: Pick<Place, 'gitDir' | 'folder'>,
  commit: string,
): Promise<ContentTree> {
  const files = new Map<string, ListedFile>();
  for (const [path, file] of await filesAt(place.gitDir, commit)) {
    const within = pathInContent(place.folder, path);
    if (within !== null) files.set(within, file);
  }
  const folders = new Set([...files.keys()].flatMap(foldersAbove));
  const content = (file: string) => {
    const found = files.get(file);
    return found && !isLink(found) && found.hasUtf8Name ? found.oid : null;
  };
  return {
    isFolder: (folder) => folders.has(folder),
    list: (folder) => listBelow(files, folder),
    isLinked: (file) => [file, ...foldersAbove(file)].some((path) => isLink(files.get(path))),
    async read(file) {
      const oid = content(file);
      return oid === null ? null : readBlob(place.gitDir, oid);
    },
    onDisk: () => null,
    digest: content,
    version: async (file) => content(file),
  };
}

/** A tree in which some files are as another has them, or absent where that one has none. */
export function laidOver(
  base: ContentTree,
  changed: ReadonlySet<string>,
  top: ContentTree,
): ContentTree {
  const of = (file: string) => (changed.has(file) ? top : base);
  const within = (folder: string) => (file: string) =>
    folder === '.' || file.startsWith(`${folder}/`);
  return {
    isFolder: (folder) => base.isFolder(folder) || [...changed].some(within(folder)),
    list: (folder) =>
      [
        ...base.list(folder).filter(({ file }) => !changed.has(file)),
        ...top.list(folder).filter(({ file }) => changed.has(file)),
      ].sort(byFile),
    isLinked: (file) => of(file).isLinked(file),
    read: (file) => of(file).read(file),
    onDisk: (file) => of(file).onDisk(file),
    digest: (file) => of(file).digest(file),
    version: (file) => of(file).version(file),
  };
}

function listBelow(files: ReadonlyMap<string, ListedFile>, folder: string): Entry[] {
  const prefix = folder === '.' ? '' : `${folder}/`;
  const entries = new Map<string, Entry>();
  for (const [file, found] of files) {
    if (!file.startsWith(prefix)) continue;
    // A folder with the name of a post is told of once, by its own name.
    const misnamed = foldersAbove(file).find(
      (above) => above.length > prefix.length && isNamedMarkdown(above),
    );
    if (misnamed) entries.set(misnamed, { file: misnamed, kind: 'folder-named-markdown' });
    else if (!found.hasUtf8Name) entries.set(file, { file, kind: 'name-not-utf-8' });
    else if (isLink(found)) entries.set(file, { file, kind: 'link' });
    else if (!/(^|\/)node_modules\//.test(file))
      entries.set(file, { file, kind: kindOf(file) });
  }
  return [...entries.values()].sort(byFile);
}

/** `posts/2024/a.md` lies in `.`, `posts` and `posts/2024`. */
function foldersAbove(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return ['.', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}

const byFile = (a: Entry, b: Entry) => (a.file < b.file ? -1 : 1);
