import path from 'node:path';
import { z } from 'zod';
import { readKept } from '#site/kept-file.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';

/*
 * What a build has found out, kept in its folder for the next one, by all that decides about it
 * but the code: another version of that finds out everything anew. Deleting it costs time, and
 * nothing else.
 */
export type Memory<T> = Record<string, T>;

const kind = <T>() =>
  z.looseObject({ code: z.string(), known: z.record(z.string(), z.custom<T>()) });

/**
 * @param file name within the folder of the build
 * @param code fingerprint of the code that asks
 */
export async function recall<T>(
  buildDir: string,
  file: string,
  code: string,
): Promise<Memory<T>> {
  // Without one, everything is found out.
  const kept = readKept(path.join(buildDir, file), kind<T>());
  return kept?.code === code ? kept.known : {};
}

/** Keeps what is known for the next build. @param code fingerprint of the code that found it out */
export async function remember<T>(
  buildDir: string,
  file: string,
  code: string,
  known: Memory<T>,
): Promise<void> {
  await writeFileAtomic(path.join(buildDir, file), JSON.stringify({ code, known }));
}
