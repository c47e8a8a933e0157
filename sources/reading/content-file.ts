import { constants, lstatSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';

/**
 * Whether a path within a folder is a symbolic link, or passes through one. A person who can add a
 * link to the content could otherwise have any file published that the server can read.
 * @param root absolute path of the folder; it may itself be a link, which its operator has made
 */
export function hasLink(root: string, file: string): boolean {
  const parts = path.posix.normalize(file).split('/');
  return parts.some((_, index) => {
    const above = path.join(root, ...parts.slice(0, index + 1));
    return lstatSync(above, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  });
}

/**
 * Opens a file of the content folder. Nothing outside of the folder is ever opened.
 * @returns null where there is no such file, where it is no regular file, and where a symbolic
 * link leads to it
 * @throws where the file cannot be read, as for want of permission
 */
export async function openContentFile(root: string, file: string): Promise<FileHandle | null> {
  if (leadsOut(file) || hasLink(root, file)) return null;
  const handle = await open(path.join(root, file), FLAGS).catch(unlessAbsent);
  if (!handle) return null;
  // A folder on the way may have been replaced by a link between the two looks.
  if ((await handle.stat()).isFile() && !hasLink(root, file)) return handle;
  await handle.close();
  return null;
}

/** Without NONBLOCK, opening a named pipe waits for somebody who writes into it. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Reads a file of the content folder, or returns null for what {@link openContentFile} refuses. */
export async function readContentFile(root: string, file: string): Promise<Buffer | null> {
  const handle = await openContentFile(root, file);
  try {
    return (await handle?.readFile()) ?? null;
  } finally {
    await handle?.close();
  }
}

const leadsOut = (file: string) =>
  path.posix.isAbsolute(file) || path.posix.normalize(file).split('/')[0] === '..';

function unlessAbsent(error: NodeJS.ErrnoException): null {
  // ELOOP: the file became a link meanwhile. ENXIO: it is a socket.
  if (['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO'].includes(error.code ?? '')) return null;
  throw error;
}
