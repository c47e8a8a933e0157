import { fromRefPart, refPart } from '#site/draft-branches.ts';
import { gitText } from '#sources/git/git.ts';
import { readObject } from '#sources/git/objects.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { writeBlob } from './commit.ts';
import { moveRefs, RefMoved } from './refs.ts';

/** Where all of it lies. */
export const RECORDS = 'refs/masthead/';

type Where = Pick<ContentRepository, 'gitDir'>;

/**
 * What editors' work leaves behind beside content: a JSON value each under
 * `refs/masthead/<kind>/<name>`, seen by every process on the repository.
 */
const refOf = (kind: string, name: string) => `${RECORDS}${refPart(kind)}/${refPart(name)}`;

/** @returns null where there is no such record. */
export async function readRecord<T>(
  { gitDir }: Where,
  kind: string,
  name: string,
): Promise<T | null> {
  return (await stored<T>(gitDir, refOf(kind, name)))?.value ?? null;
}

/** All records of a kind, sorted by name. */
export async function listRecords<T>(
  { gitDir }: Where,
  kind: string,
): Promise<{ name: string; value: T }[]> {
  const folder = refOf(kind, '');
  const refs = await gitText(gitDir, ['for-each-ref', '--format=%(refname)', folder]);
  const records = await Promise.all(
    refs.split('\n').map(async (ref) => {
      const name = ref && fromRefPart(ref.slice(folder.length));
      const record = name && (await stored<T>(gitDir, ref));
      return record ? [{ name, value: record.value }] : [];
    }),
  );
  return records.flat();
}

/** Above this many failures in a row, something else is wrong. */
const ATTEMPTS = 40;

/**
 * Changes a record, or makes or removes it. Where another process was faster, `change` is
 * asked again with what that one wrote, so that nothing is overwritten.
 * @param change gets the value as it is, and returns the new one, or null for none
 */
export async function changeRecord<T>(
  { gitDir }: Where,
  kind: string,
  name: string,
  change: (value: T | null) => T | null,
): Promise<T | null> {
  const ref = refOf(kind, name);
  for (let attempt = 1; ; attempt += 1) {
    const before = await stored<T>(gitDir, ref);
    const value = change(before?.value ?? null);
    const to = value === null ? null : await writeBlob(gitDir, Buffer.from(serialize(value)));
    const from = before?.oid ?? null;
    if (from === to) return value;
    try {
      await moveRefs(gitDir, [{ ref, from, to }]);
      return value;
    } catch (error) {
      if (!(error instanceof RefMoved) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** The bytes of a record: the same value has the same. */
export function serialize(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A record's value and the name of its object. Only we write them, so that the cast holds. */
async function stored<T>(
  gitDir: string,
  ref: string,
): Promise<{ oid: string; value: T } | null> {
  const object = await readObject(gitDir, ref);
  return object && { oid: object.oid, value: JSON.parse(object.content.toString()) as T };
}
