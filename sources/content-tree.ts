import { readdirSync, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * A content folder, wherever it lies: on disk, or in a commit (see git-tree.ts). Paths are
 * within it, with forward slashes.
 */
export type ContentTree = {
  isFolder(folder: string): boolean;
  /** Every file below a folder, sorted by code point; links are not followed. */
  list(folder: string): Entry[];
  /** Null where there is no such file. */
  read(file: string): Promise<Uint8Array | null>;
  /** Where a file lies, for what is too large to be read for its measures; null for a commit. */
  onDisk(file: string): string | null;
  /**
   * Name of a file's content, where it is known without reading it: in a commit, and on disk for
   * a file that nobody has touched for a while. Null where it is not.
   */
  digest(file: string): string | null;
  /** Changes when the file does; null where there is none. */
  version(file: string): Promise<string | null>;
};

/** One thing that lies in a folder of posts or authors. */
export type Entry = { file: string; kind: Kind };

type Kind = 'markdown' | 'folder-named-markdown' | 'link' | 'other';

const MARKDOWN = /\.(md|markdown)$/i;

/** What a file or a link is to us, by its name. */
export const kindOf = (name: string): Kind => (MARKDOWN.test(name) ? 'markdown' : 'other');

export const isNamedMarkdown = (name: string): boolean => MARKDOWN.test(name);

export class ContentFolderError extends Error {
  override name = 'ContentFolderError';
}

/**
 * A folder on disk; `.git` and `node_modules` are left out.
 * @param root absolute path
 * @throws ContentFolderError where there is no such folder
 */
export function folderTree(root: string): ContentTree {
  if (!isFolder(root)) {
    throw new ContentFolderError(
      `CONTENT_DIR is ${root}, and no folder is there. Set it to a folder of posts.`,
    );
  }
  return {
    isFolder: (folder) => isFolder(path.join(root, folder)),
    list: (folder) => (isFolder(path.join(root, folder)) ? listFiles(root, folder) : []),
    read: (file) => readFile(path.join(root, file)).catch(unlessAbsent),
    onDisk: (file) => path.join(root, file),
    digest: (file) => untouchedSince(path.join(root, file)),
    async version(file) {
      const entry = await stat(path.join(root, file)).catch(unlessAbsent);
      if (!entry?.isFile()) return null;
      // Whoever replaces a file may keep its size and its time of change.
      const { ino, size, mtimeMs, ctimeMs } = entry;
      return [ino, size, mtimeMs, ctimeMs].join('-');
    },
  };
}

/** File systems count time in steps: of two changes within one, the second would not be seen. */
const STEP_MS = 2_000;

/** What tells that a file is the one that was read before: git goes by the same. */
function untouchedSince(file: string): string | null {
  const entry = statSync(file, { throwIfNoEntry: false, bigint: true });
  if (!entry?.isFile()) return null;
  const { ino, size, mtimeNs, ctimeNs } = entry;
  const age = Date.now() - Number(ctimeNs / 1_000_000n);
  return age < STEP_MS ? null : `disk ${ino}-${size}-${mtimeNs}-${ctimeNs}`;
}

function listFiles(root: string, folder: string): Entry[] {
  const entries: Entry[] = [];
  const walk = (within: string) => {
    for (const entry of readdirSync(path.join(root, within), { withFileTypes: true })) {
      const file = path.posix.join(within, entry.name);
      if (entry.isSymbolicLink()) entries.push({ file, kind: 'link' });
      else if (!entry.isDirectory()) entries.push({ file, kind: kindOf(entry.name) });
      else if (isNamedMarkdown(entry.name))
        entries.push({ file, kind: 'folder-named-markdown' });
      else if (entry.name !== '.git' && entry.name !== 'node_modules') walk(file);
    }
  };
  walk(folder);
  return entries.sort((a, b) => (a.file < b.file ? -1 : 1));
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function unlessAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}
