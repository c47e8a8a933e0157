/**
 * When something was kept, as one says it in passing: the time, and the day where it was another.
 * @param at ISO 8601
 * @param zone IANA name; the browser's own where it is left out
 */
export function when(at: string, now: Date, locale?: string, zone?: string): string {
  const timeZone = zone ? { timeZone: zone } : {};
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...timeZone });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...timeZone });
  const instant = new Date(at);
  const today = day.format(instant) === day.format(now);
  return today ? time.format(instant) : `${day.format(instant)}, ${time.format(instant)}`;
}
