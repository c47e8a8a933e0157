/** Compares by code unit, so that an order depends on no machine's locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Compares two dates by their instants, whatever their offsets (RFC 3339). Two dates in UTC with
 * milliseconds compare as text, which is faster.
 */
export function compareDates(a: string, b: string): number {
  if (a.endsWith('Z') && b.endsWith('Z')) return compare(a, b);
  return Date.parse(a) - Date.parse(b);
}

type Dated = { date: string; file: string };

/** Newest first; of two at one instant, by file name, so that lists never waver. */
export function newestFirst(a: Dated, b: Dated): number {
  return compareDates(b.date, a.date) || compare(a.file, b.file);
}

/** Oldest first, else the same. */
export function oldestFirst(a: Dated, b: Dated): number {
  return compareDates(a.date, b.date) || compare(a.file, b.file);
}
