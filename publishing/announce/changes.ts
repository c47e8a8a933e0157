/** A hash of each address of a release; null for what must not be announced. */
export type Versions = ReadonlyMap<string, string | null>;

/** What was announced to a service: the last versions of each address, the newest first. */
export type Announced = Readonly<Record<string, string[]>>;

/** The version of an address that was deleted. */
export const GONE = 'gone';

/** As many as releases are kept: going back leads to no older version. */
const REMEMBERED = 10;

/** An address to announce, and its version now. */
export type Change = { address: string; version: string };

/** What was not announced yet, deleted addresses included. */
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
 * The record after an announcement. A deleted address loses its earlier versions: if it comes back,
 * even unchanged, it is announced.
 */
export function withChanges(announced: Announced, changes: Change[]): Announced {
  const entries = changes.map(({ address, version }): [string, string[]] => {
    const before = announced[address] ?? [];
    const starts = version === GONE || before[0] === GONE;
    return [address, starts ? [version] : [version, ...before].slice(0, REMEMBERED)];
  });
  return { ...announced, ...Object.fromEntries(entries) };
}
