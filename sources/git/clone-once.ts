import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError } from '#site/variable.ts';
import { cloneBare, GitError } from './git.ts';

/** A history with many pictures takes its time; nobody waits for one that never comes. */
const LONGEST_CLONE_MS = 60 * 60_000;

/**
 * Clones the content of an address, unless that has been done before.
 * @throws EnvironmentError without the address's password
 */
export async function cloneOnce(clone: string, address: string): Promise<void> {
  if (existsSync(clone)) return;
  const unfinished = `${clone}.making-${randomUUID()}`;
  await mkdir(path.dirname(clone), { recursive: true });
  try {
    await cloneBare(address, unfinished, LONGEST_CLONE_MS);
    await rename(unfinished, clone);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another process may have been the first to finish the same clone.
    if (existsSync(clone)) return;
    const why = error instanceof GitError ? error.stderr.trim() : String(error);
    throw new EnvironmentError(
      withoutPassword(`CONTENT_REPO is ${address}, which cannot be cloned: ${why}`),
    );
  }
}

/** An address may hold a password, which has no place in a log. */
export function withoutPassword(text: string): string {
  return text.replace(/(\/\/)[^\s/@]+@/g, '$1…@');
}
