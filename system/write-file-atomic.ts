import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file completely or not at all, by renaming a temporary file. A reader sees the old
 * content or the new, even while several processes or containers write the file.
 * @param mode the file's permissions, as for `chmod`; without it, the default of this process
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
