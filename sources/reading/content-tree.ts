import { type BigIntStats, lstatSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '#system/user-error.ts';
import { hasLink, readContentFile } from './content-file.ts';
import { readName } from './file-name.ts';

/**
 * A content folder, wherever it lies: on disk, or in a commit (see git-tree.ts). Paths are
 * within it, with forward slashes.
 */
export type ContentTree = {
  isFolder(folder: string): boolean;
  /** Every file below a folder, sorted by code point; links are not followed. */
  list(folder: string): Entry[];
  /** Whether a path is a symbolic link or leads through one: nothing is read there. */
  isLinked(file: string): boolean;
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

/** `name-not-utf-8`: a file or folder, with its name as {@link readName} shows it. */
type Kind =
  | 'markdown'
  | 'folder-named-markdown'
  | 'name-not-utf-8'
  | 'link'
  | 'not-a-file'
  | 'other';

const MARKDOWN = /\.(md|markdown)$/i;

/** What a file or a link is to us, by its name. */
export const kindOf = (name: string): Kind => (MARKDOWN.test(name) ? 'markdown' : 'other');

export const isNamedMarkdown = (name: string): boolean => MARKDOWN.test(name);

export class ContentFolderError extends UserError {
  override name = 'ContentFolderError';
}

/**
 * A folder on disk; `.git` and `node_modules` are left out.
 * @param root absolute path
 * @throws ContentFolderError where there is no such folder
 */
export function folderTree(root: string): ContentTree {
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ContentFolderError(
      `CONTENT_DIR is ${root}, and no folder is there. Set it to a folder of posts.`,
    );
  }
  const isFolder = (folder: string) =>
    !hasLink(root, folder) && (statusOf(path.join(root, folder))?.isDirectory() ?? false);
  return {
    isFolder,
    list: (folder) => (isFolder(folder) ? listFiles(root, folder) : []),
    isLinked: (file) => hasLink(root, file),
    read: (file) => readContentFile(root, file),
    onDisk: (file) => path.join(root, file),
    digest: (file) => untouchedSince(path.join(root, file)),
    async version(file) {
      const status = statusOf(path.join(root, file));
      if (!status?.isFile() || hasLink(root, file)) return null;
      // Whoever replaces a file may keep its size and its time of change.
      const { ino, size, mtimeNs, ctimeNs } = status;
      return [ino, size, mtimeNs, ctimeNs].join('-');
    },
  };
}

/** File systems count time in steps: of two changes within one, the second would not be seen. */
const STEP_MS = 2_000;

/** What tells that a file is the one that was read before: git goes by the same. */
function untouchedSince(file: string): string | null {
  const status = statusOf(file);
  if (!status?.isFile()) return null;
  const { ino, size, mtimeNs, ctimeNs } = status;
  const age = Date.now() - Number(ctimeNs / 1_000_000n);
  return age < STEP_MS ? null : `disk ${ino}-${size}-${mtimeNs}-${ctimeNs}`;
}

function listFiles(root: string, folder: string): Entry[] {
  const entries: Entry[] = [];
  const walk = (within: string) => {
    const names = readdirSync(path.join(root, within), {
      withFileTypes: true,
      encoding: 'buffer',
    });
    for (const entry of names) {
      const { name, isUtf8 } = readName(entry.name);
      const file = path.posix.join(within, name);
      if (!isUtf8) entries.push({ file, kind: 'name-not-utf-8' });
      else if (entry.isSymbolicLink()) entries.push({ file, kind: 'link' });
      else if (entry.isFile()) entries.push({ file, kind: kindOf(name) });
      else if (!entry.isDirectory()) entries.push({ file, kind: 'not-a-file' });
      else if (isNamedMarkdown(name)) entries.push({ file, kind: 'folder-named-markdown' });
      else if (name !== '.git' && name !== 'node_modules') walk(file);
    }
  };
  walk(folder);
  return entries.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Of a file or a link itself, never of what a link leads to; undefined where there is neither. */
const statusOf = (file: string): BigIntStats | undefined =>
  lstatSync(file, { throwIfNoEntry: false, bigint: true });
