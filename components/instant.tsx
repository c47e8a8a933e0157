import { formatInstant } from '#newsroom/dates.ts';
import { identity } from '#site/identity.ts';

/** An instant to the minute, in UTC, for whom the hour matters: editors and reviewers. */
export function InstantOf({ iso }: { iso: string }) {
  return <time dateTime={iso}>{formatInstant(iso, identity.language)}</time>;
}
