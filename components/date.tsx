import { formatDate } from '#newsroom/dates.ts';
import { identity } from '#site/identity.ts';
import { languageOf } from './language.ts';

type Props = {
  /** An instant in ISO 8601; shown as its day in UTC. */
  iso: string;
  /** The language of the words around it, where that is not the site's. */
  around?: string | null;
};

export function DateOf({ iso, around = null }: Props) {
  return (
    <time dateTime={iso} {...languageOf(null, around)}>
      {formatDate(iso, identity.language)}
    </time>
  );
}
