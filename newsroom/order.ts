/** Compares by code unit, so that an order depends on no machine's locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type Dated = { date: string; file: string };

/** Newest first; of two at one instant, by file name, so that lists never waver. */
export function newestFirst(a: Dated, b: Dated): number {
  return compare(b.date, a.date) || compare(a.file, b.file);
}

/** Oldest first, else the same. */
export function oldestFirst(a: Dated, b: Dated): number {
  return compare(a.date, b.date) || compare(a.file, b.file);
}
