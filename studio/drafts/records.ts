import type { z } from 'zod';
import { fromRefPart, refPart } from '#site/draft-branches.ts';
import { faultOf, serialize } from '#sources/git/json-blob.ts';
import { SAVED_AT } from '#sources/git/merge-records.ts';
import { RefMoved } from '#sources/git/refs.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { retryIfMoved } from '#sources/git/retry-if-moved.ts';
import { RECORDS } from '#sources/git/sync-drafts.ts';
import { setAside } from './set-aside.ts';

/** Records of one kind: their folder, and what each of them looks like. */
export type RecordKind<T> = { folder: string; schema: z.ZodType<T> };

/*
 * What editors' work leaves behind beside content: a JSON value each under
 * `refs/masthead/<kind>/<name>`, seen by every process on the repository. Anybody who may push to
 * it can write there; a record that cannot be read is set aside (set-aside.ts) and counts as none.
 */
const refOf = ({ folder }: { folder: string }, name: string) =>
  `${RECORDS}${refPart(folder)}/${refPart(name)}`;

/** @returns null where there is no such record. */
export async function readRecord<T>(
  repository: ContentRepository,
  kind: RecordKind<T>,
  name: string,
): Promise<T | null> {
  return (await stored(repository, kind, refOf(kind, name)))?.value ?? null;
}

/** All records of a kind, sorted by name. */
export async function listRecords<T>(
  repository: ContentRepository,
  kind: RecordKind<T>,
): Promise<{ name: string; value: T }[]> {
  const folder = refOf(kind, '');
  const refs = await repository.text(['for-each-ref', '--format=%(refname)', folder]);
  const records = await Promise.all(
    refs.split('\n').map(async (ref) => {
      const name = ref && fromRefPart(ref.slice(folder.length));
      const record = name && (await stored(repository, kind, ref));
      return record ? [{ name, value: record.value }] : [];
    }),
  );
  return records.flat();
}

/**
 * Changes a record, or makes or removes it. Where another process was faster, `change` is
 * asked again with what that one wrote, so that nothing is overwritten.
 * @param change gets the value as it is, and returns the new one, or null for none
 */
export async function changeRecord<T>(
  repository: ContentRepository,
  kind: RecordKind<T>,
  name: string,
  change: (value: T | null) => T | null,
): Promise<T | null> {
  const ref = refOf(kind, name);
  return retryIfMoved(async () => {
    const before = await stored(repository, kind, ref);
    const value = change(before?.value ?? null);
    if (serialize(value) === serialize(before?.value ?? null)) return value;
    const to = value === null ? null : await repository.store(Buffer.from(stamped(value)));
    const from = before?.oid ?? null;
    try {
      await repository.move([{ ref, from, to }]);
      return value;
    } catch (error) {
      // Git reads nothing there and does not let anything be made there: its object is lost.
      const isMoved = error instanceof RefMoved;
      if (isMoved && from === null && (await repository.readObject(ref)) === null) {
        await setAside(repository, ref, 'Its object is missing.');
      }
      throw error;
    }
  });
}

/** With the instant of saving, by which servers tell which of two versions is the newer one. */
const stamped = <T>(value: T) => serialize({ ...value, [SAVED_AT]: new Date().toISOString() });

/** A record's value and the name of its object; null where there is none, or none to be read. */
async function stored<T>(
  repository: ContentRepository,
  { schema }: RecordKind<T>,
  ref: string,
): Promise<{ oid: string; value: T } | null> {
  const head = await repository.objectHead(ref);
  if (head === null) return null;
  const why = faultOf(head);
  const object = why === null ? await repository.readObject(head.oid) : null;
  const text = object?.content.toString() ?? '';
  const read = why === null ? parse(schema, text) : { why };
  if ('value' in read) return { oid: head.oid, value: read.value };
  await setAside(repository, ref, read.why);
  return null;
}

/** What is not described in the schema stays in the value: another version may have written it. */
function parse<T>(schema: z.ZodType<T>, text: string): { value: T } | { why: string } {
  try {
    const stored: unknown = JSON.parse(text);
    const { success, error } = schema.safeParse(stored);
    const { [SAVED_AT]: _, ...value } = Object(stored);
    if (success) return { value };
    const [issue] = error.issues;
    return {
      why: `${issue?.path.join('.') || 'It'} is not as it should be: ${issue?.message}.`,
    };
  } catch (error) {
    return { why: `It is no JSON: ${(error as Error).message}.` };
  }
}
