import { hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { environment } from '#site/environment.ts';
import { EnvironmentError } from '#site/variable.ts';
import { orIfMissing } from '#system/missing.ts';

const KEY_BYTES = 32;

/**
 * The secret of this installation: `MASTHEAD_SECRET`, or one that is made in the data folder
 * when it is first asked for. Nothing is sealed or signed with it, only with keys made of it.
 * @throws EnvironmentError where that file was cut short
 */
export function secret(): string {
  const { secret: given, dataDir } = environment();
  return given ?? kept(path.join(dataDir, 'secret'));
}

/**
 * A key of 32 bytes for one purpose. Keys of two purposes tell nothing of each other, so that
 * what is sealed for one is worth nothing for the other.
 * @param purpose such as `session`
 */
export function keyFor(purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret(), 'masthead', purpose, KEY_BYTES));
}

const inMemory = new Map<string, string>();

function kept(file: string): string {
  const known =
    inMemory.get(file) ?? orIfMissing(null, () => readFileSync(file, 'utf8')) ?? made(file);
  if (known.length < 2 * KEY_BYTES) {
    throw new EnvironmentError(
      `${file} holds ${known.length} characters and not ${2 * KEY_BYTES}. Remove it: another is made, and editors sign in again.`,
    );
  }
  inMemory.set(file, known);
  return known;
}

/** Of several processes that make one at a time, the first to link it wins; all use that one. */
function made(file: string): string {
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(draft, randomBytes(KEY_BYTES).toString('hex'), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8');
}
