import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file whole or not at all: who reads it sees the old content or the new one, however
 * many write it at once, in this process, in another one, or in another container.
 * @param mode of the file, as of `chmod`; without it, whatever the process gives its files
 */
export async function writeFileAtomic(
  file: string,
  content: string | Uint8Array,
  mode?: number,
): Promise<void> {
  const half = `${file}.${randomUUID()}.half`;
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await writeFile(half, content, { ...(mode !== undefined && { mode }) });
    await rename(half, file);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}
