import { formatDate } from '#newsroom/dates.ts';
import { identity } from '#site/identity.ts';

/** @param iso an instant in ISO 8601; shown as its day in UTC */
export function DateOf({ iso, className }: { iso: string; className?: string }) {
  return (
    <time dateTime={iso} className={className}>
      {formatDate(iso, identity.language)}
    </time>
  );
}
