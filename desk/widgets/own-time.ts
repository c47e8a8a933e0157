/**
 * What an instant is where the editor is; the form itself has it in UTC.
 * @param value as the form holds it
 * @param zone IANA name; the browser's own where it is left out
 * @returns null for what is no instant
 */
export function ownTime(value: unknown, locale?: string, zone?: string): string | null {
  // Of a file that was loaded, Decap has a date; of what is typed, a text.
  const instant =
    value instanceof Date ? value : new Date(typeof value === 'string' ? value : '');
  if (Number.isNaN(instant.getTime())) return null;
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    ...(zone ? { timeZone: zone } : {}),
  });
  return `${format.format(instant)} (${format.resolvedOptions().timeZone})`;
}
