const TIME = String.raw`(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?`;
const ZONE = String.raw`(Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)`;
const DATE = new RegExp(
  String.raw`^([1-9]\d{3})([-/])(\d{1,2})\2(\d{1,2})(?:(?:T|\s+)${TIME}\s*${ZONE}?)?$`,
  'i',
);

/** Hyphens and dashes that word processors put in place of `-`, and the minus sign. */
const HYPHENS = /[\u2010-\u2015\u2212]/g;

/**
 * Reads a date as people and tools write it: year first, with one- or two-digit parts,
 * with or without time, fraction and zone. Without a zone it is UTC, without a time midnight.
 * @returns RFC 3339 with milliseconds, in the offset that the author wrote, so that readers are
 *   shown the author's day (`Z` for UTC); null for anything else, such as a day that no calendar
 *   has, or a date whose order of day and month one would have to guess
 */
export function parseDate(value: unknown): string | null {
  if (value instanceof Date) return inFourDigitYears(value);
  if (typeof value !== 'string') return null;
  const match = DATE.exec(value.trim().replace(HYPHENS, '-'));
  if (!match) return null;
  const [year, month, day, hour, minute, second] = [1, 3, 4, 5, 6, 7].map((group) =>
    Number(match[group] ?? 0),
  ) as [number, number, number, number, number, number];
  const offset = offsetMinutes(match[9]);
  if (offset === null || hour > 23 || minute > 59 || second > 59) return null;
  const millisecond = Number((match[8] ?? '').slice(0, 3).padEnd(3, '0'));
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, second, millisecond));
  // `Date.UTC` carries over: 31 February becomes 2 March.
  if (local.getUTCMonth() !== month - 1 || local.getUTCDate() !== day) return null;
  const instant = inFourDigitYears(new Date(local.getTime() - offset * 60_000));
  if (instant === null || offset === 0) return instant;
  return inFourDigitYears(local)?.replace('Z', zoneOf(offset)) ?? null;
}

/** The same instant in UTC, ISO 8601 with milliseconds; null where there is no date. */
export function parseInstant(value: unknown): string | null {
  const date = parseDate(value);
  return date === null ? null : new Date(date).toISOString();
}

/** The date as a reader reads it, in the offset of its author: `June 3, 2025`. @param lang BCP 47 */
export function formatDate(date: string, lang = 'en'): string {
  return formatIn(lang, { dateStyle: 'long' }).format(asWritten(date));
}

/** Date and time in UTC, and that it is UTC: `June 3, 2025 at 20:12 UTC`. @param lang BCP 47 */
export function formatInstant(iso: string, lang = 'en'): string {
  const style = { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' } as const;
  return `${formatIn(lang, style).format(new Date(iso))} UTC`;
}

function formatIn(lang: string, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${JSON.stringify(style)}`;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(lang, { ...style, timeZone: 'UTC' });
  formats.set(key, format);
  return format;
}

// Making a format costs far more than using it.
const formats = new Map<string, Intl.DateTimeFormat>();

/** The year of a date, in the offset of its author. */
export function yearOf(date: string): number {
  return asWritten(date).getUTCFullYear();
}

/** A date whose UTC parts are those that the author wrote. */
function asWritten(date: string): Date {
  return new Date(date.replace(/[+-]\d\d:\d\d$/, 'Z'));
}

/** Minutes east of Greenwich as `-04:00`. */
function zoneOf(offset: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Minutes east of Greenwich; null where no clock on earth is set so. */
function offsetMinutes(zone: string | undefined): number | null {
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone ?? '');
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (minutes > 14 * 60 || Number(match[3] ?? 0) > 59) return null;
  return match[1] === '-' ? -minutes : minutes;
}

/** Years before 1000 are slips of the pen; outside of four digits, ISO writes another form. */
function inFourDigitYears(date: Date): string | null {
  const year = date.getUTCFullYear();
  return year >= 1000 && year <= 9999 ? date.toISOString() : null;
}
