type Group = { readonly [name: string]: unknown };

/** The key under which a record says when it was written (studio/drafts/records.ts). */
export const SAVED_AT = 'savedAt';

/**
 * Merges two versions of one record. A field that one of them has changed counts; where both have
 * changed it, that of the record which was saved later. What one has deleted and the other
 * changed stays. A text with the instant at which it was kept is taken as a whole.
 * @param before what both started from; undefined where that is not known
 */
export function mergeRecords(before: unknown, ours: unknown, theirs: unknown): unknown {
  return merge(before, ours, theirs, savedAt(ours) > savedAt(theirs));
}

function merge(before: unknown, ours: unknown, theirs: unknown, oursIsNewer: boolean): unknown {
  if (same(ours, theirs) || same(before, theirs)) return ours;
  if (same(before, ours)) return theirs;
  if (isNamed(ours) && isNamed(theirs)) return mergeLists(before, ours, theirs, oursIsNewer);
  if (isGroup(ours) && isGroup(theirs)) {
    if (typeof ours.at === 'string' && typeof theirs.at === 'string') {
      return ours.at > theirs.at ? ours : theirs;
    }
    const old = isGroup(before) ? before : {};
    const names = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])];
    const values = names.map((name) => [
      name,
      merge(old[name], ours[name], theirs[name], oursIsNewer),
    ]);
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  }
  return oursIsNewer ? (ours ?? theirs) : (theirs ?? ours);
}

type Named = { readonly id: string };

/** Theirs in their order, and ours after them. */
function mergeLists(
  before: unknown,
  ours: readonly Named[],
  theirs: readonly Named[],
  oursIsNewer: boolean,
) {
  const old = byId(isNamed(before) ? before : []);
  const [our, their] = [byId(ours), byId(theirs)];
  return [...new Set([...their.keys(), ...our.keys()])]
    .map((id) => merge(old.get(id), our.get(id), their.get(id), oursIsNewer))
    .filter((item) => item !== undefined);
}

const byId = (list: readonly Named[]) => new Map(list.map((item) => [item.id, item]));

/** ISO 8601; empty for a record from before records said it. */
const savedAt = (record: unknown): string =>
  isGroup(record) ? String(record[SAVED_AT] ?? '') : '';

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNamed(value: unknown): value is readonly Named[] {
  return (
    Array.isArray(value) && value.every((item) => isGroup(item) && typeof item.id === 'string')
  );
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
