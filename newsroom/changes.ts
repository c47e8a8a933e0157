import type { ArchivedManuscript } from './archive.ts';
import { formatDate } from './dates.ts';
import type { Finding } from './findings.ts';
import type { Manuscript } from './manuscript.ts';
import { compareDates } from './order.ts';
import type { Place } from './place.ts';

type Changes = Pick<Manuscript, 'updated' | 'corrections'>;

/**
 * An update and corrections as they stand at an instant. Those that bear a later date are
 * left out until then, as posts are: feeds and sitemaps would else tell of the future.
 * @param instant ISO 8601
 */
export function changesAt({ updated, corrections }: Changes, instant: string): Changes {
  const isDue = (date: string) => compareDates(date, instant) <= 0;
  return {
    updated: updated !== null && isDue(updated) ? updated : null,
    corrections: corrections.filter(({ date }) => isDue(date)),
  };
}

/** Dates of changes that are still to come. */
export function changesAfter({ updated, corrections }: Changes, instant: string): string[] {
  const dates = [updated, ...corrections.map(({ date }) => date)];
  return dates.filter(
    (date): date is string => date !== null && compareDates(date, instant) > 0,
  );
}

/** Warnings about changes that are still to come, since most are slips of the pen. */
export function findFutureChanges(
  { file, places, ...changes }: ArchivedManuscript,
  instant: string,
): Finding[] {
  const finding = (name: string, place: Place, date: string): Finding => ({
    severity: 'warning',
    rule: 'future-change',
    file,
    ...place,
    message: `${name} is of ${formatDate(date)}, which is still to come: it shows from then on.`,
    repair: 'Write the date of the change itself.',
  });
  const { updated, corrections } = changes;
  return [
    ...changesAfter({ updated, corrections: [] }, instant).map((date) =>
      finding('`updated`', places.updated, date),
    ),
    ...changesAfter({ updated: null, corrections }, instant).map((date) =>
      finding('A correction', places.corrections, date),
    ),
  ];
}
