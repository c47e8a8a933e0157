type Group = { readonly [name: string]: unknown };

/**
 * What two have made of one record (records.ts) without knowing of each other. Whatever one of
 * them has changed, counts; what one has deleted and the other changed, stays. Where both have
 * changed the same, the later time or the later word counts, and of two texts that carry the
 * instant at which they were kept, the later one as a whole.
 * @param before what both started from; undefined where nothing is known of it
 */
export function joinRecords(before: unknown, ours: unknown, theirs: unknown): unknown {
  if (same(ours, theirs) || same(before, theirs)) return ours;
  if (same(before, ours)) return theirs;
  if (isNamed(ours) && isNamed(theirs)) return joinLists(before, ours, theirs);
  if (isGroup(ours) && isGroup(theirs)) {
    if (typeof ours.at === 'string' && typeof theirs.at === 'string') {
      return ours.at > theirs.at ? ours : theirs;
    }
    return joinGroups(isGroup(before) ? before : {}, ours, theirs);
  }
  if (typeof ours === 'string' && typeof theirs === 'string') {
    return ours > theirs ? ours : theirs;
  }
  return theirs ?? ours;
}

function joinGroups(before: Group, ours: Group, theirs: Group): Group {
  const names = new Set([...Object.keys(theirs), ...Object.keys(ours)]);
  const values = [...names].map((name) => [
    name,
    joinRecords(before[name], ours[name], theirs[name]),
  ]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

type Named = { readonly id: string };

/** Theirs in their order, and ours after them. */
function joinLists(before: unknown, ours: readonly Named[], theirs: readonly Named[]) {
  const old = byId(isNamed(before) ? before : []);
  const [our, their] = [byId(ours), byId(theirs)];
  return [...new Set([...their.keys(), ...our.keys()])]
    .map((id) => joinRecords(old.get(id), our.get(id), their.get(id)))
    .filter((item) => item !== undefined);
}

const byId = (list: readonly Named[]) => new Map(list.map((item) => [item.id, item]));

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNamed(value: unknown): value is readonly Named[] {
  return (
    Array.isArray(value) && value.every((item) => isGroup(item) && typeof item.id === 'string')
  );
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
