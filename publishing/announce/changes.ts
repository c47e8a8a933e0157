/**
 * What a release has, a hash by address; null where something is that no machine may be told of.
 */
export type Versions = ReadonlyMap<string, string | null>;

/** What a service was told of: the last versions of each address, the newest first. */
export type Announced = Readonly<Record<string, string[]>>;

/** Stands for the version of an address at which nothing is any more. */
export const GONE = 'gone';

/** As many as releases are kept: going back leads to no older version. */
const REMEMBERED = 10;

/** An address to tell of, and the version that it has now. */
export type Change = { address: string; version: string };

/** What a service was not told of yet, deleted addresses included. */
export function changesSince(announced: Announced, now: Versions): Change[] {
  const changed = [...now].flatMap(([address, version]) =>
    version === null || announced[address]?.includes(version) ? [] : [{ address, version }],
  );
  const deleted = Object.entries(announced).filter(
    ([address, [newest]]) => !now.has(address) && newest !== GONE,
  );
  return [...changed, ...deleted.map(([address]) => ({ address, version: GONE }))];
}

/**
 * The record after a service was told. What was deleted loses its earlier versions: if it comes
 * back, even as it was, that is news.
 */
export function withChanges(announced: Announced, changes: Change[]): Announced {
  const told = changes.map(({ address, version }): [string, string[]] => {
    const before = announced[address] ?? [];
    const starts = version === GONE || before[0] === GONE;
    return [address, starts ? [version] : [version, ...before].slice(0, REMEMBERED)];
  });
  return { ...announced, ...Object.fromEntries(told) };
}
