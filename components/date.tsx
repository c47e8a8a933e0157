import { formatDate } from '#newsroom/dates.ts';
import type { Written } from '#newsroom/text/post-language.ts';
import { identity } from '#site/identity.ts';
import { siteWords } from './language.ts';

type Props = {
  /** RFC 3339; shown as its day in the offset of its author. */
  iso: string;
  /** The post among whose words it stands, if it does. */
  around?: Written;
};

export function DateOf({ iso, around }: Props) {
  return (
    <time dateTime={iso} {...(around && siteWords(around))}>
      {formatDate(iso, identity.language)}
    </time>
  );
}
