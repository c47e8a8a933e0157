import { mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { orIfMissing } from '#system/missing.ts';
import { environment } from './environment.ts';
import { logError } from './log-error.ts';

/*
 * Files of JSON that we have written for ourselves, such as caches. A loss of power cuts one off,
 * and somebody may put something else in its place. What cannot be read is set aside and counts
 * as not there, so that everything else works.
 */

/** More than any of them has, in bytes, and less than a text can hold. */
const LARGEST = 400_000_000;

const folder = () => path.join(environment().dataDir, 'set-aside');

/**
 * Reads such a file.
 * @returns null where there is none, or none that can be read: that is set aside, and logged
 * @throws what the system refuses, as where the disk does not answer
 */
export function readKept<T>(file: string, schema: z.ZodType<T>): T | null {
  const entry = statSync(file, { throwIfNoEntry: false });
  if (!entry) return null;
  if (!entry.isFile()) return setFileAside(file, 'It is a folder.');
  if (entry.size > LARGEST) return setFileAside(file, `It has ${entry.size} bytes.`);
  const text = orIfMissing(null, () => readFileSync(file, 'utf8'));
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    const { success, error } = schema.safeParse(value);
    // What the schema does not describe stays: another version may have written it.
    if (success) return value as T;
    const [issue] = error.issues;
    return setFileAside(file, `${issue?.path.join('.') || 'It'}: ${issue?.message}.`);
  } catch (error) {
    return setFileAside(file, `It is no JSON: ${(error as Error).message}.`);
  }
}

/** @returns null: as a file, it is not there any more */
function setFileAside(file: string, why: string): null {
  const name = path.relative(environment().dataDir, path.resolve(file));
  const to = path.join(folder(), encodeURIComponent(name));
  try {
    mkdirSync(folder(), { recursive: true });
    renameSync(file, to);
    logError(`${file} cannot be read. ${why} It was set aside as ${to}.`);
  } catch (error) {
    // Another process was faster, or the folder cannot be written to: it counts as not there.
    logError(`${file} cannot be read. ${why} (${(error as Error).message})`);
  }
  return null;
}

/** What was set aside, as paths from the data folder. */
export function filesSetAside(): string[] {
  const names = orIfMissing([], () => readdirSync(folder()));
  return names.map(decodeURIComponent).sort();
}
