import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeWhole } from '#site/write-whole.ts';

/*
 * What a build has found out, kept in its folder for the next one, by all that decides about it
 * but the code: another version of that finds out everything anew. Deleting it costs time, and
 * nothing else.
 */
export type Memory<T> = Record<string, T>;

/**
 * @param file name within the folder of the build
 * @param code fingerprint of the code that asks
 */
export async function recall<T>(
  buildDir: string,
  file: string,
  code: string,
): Promise<Memory<T>> {
  try {
    const kept = JSON.parse(await readFile(path.join(buildDir, file), 'utf8'));
    return kept.code === code ? kept.known : {};
  } catch {
    // None yet, or one that was not written whole: everything is found out.
    return {};
  }
}

/** Keeps what is known for the next build. @param code fingerprint of the code that found it out */
export async function remember<T>(
  buildDir: string,
  file: string,
  code: string,
  known: Memory<T>,
): Promise<void> {
  await writeWhole(path.join(buildDir, file), JSON.stringify({ code, known }));
}
