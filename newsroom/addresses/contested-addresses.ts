import { routes } from '#site/routes.ts';
import type { Finding } from '../findings.ts';
import { groupBy } from '../grouping.ts';
import type { Addressed, Claimant } from './claims.ts';

/** Two public posts claim one address: said to both. @param other where the loser is now */
export function contested(
  slug: string,
  owner: Claimant,
  loser: Claimant,
  other: string,
): Finding[] {
  const why = owner.state === loser.state ? 'was published first' : 'is listed';
  return [
    warnOf(
      owner,
      'contested-address',
      `${routes.post(slug)} is claimed by ${loser.manuscript.file} too; it stays with this post, which ${why}.`,
      'Write another address into one of the two.',
    ),
    warnOf(
      loser,
      'contested-address',
      `${routes.post(slug)} belongs to ${owner.manuscript.file}, which ${why}; this post is at ${routes.post(other)}.`,
      'Write another address in `seo.url`.',
    ),
  ];
}

/** What will happen once the scheduled post is due, said while it can still be prevented. */
export function willBeContested(slug: string, owner: Claimant, scheduled: Claimant): Finding[] {
  const { file, date, hidePost } = scheduled.manuscript;
  const changesHands = owner.manuscript.hidePost && !hidePost;
  const outcome = changesHands
    ? 'it is that of the scheduled post, which is listed, and the other moves to its file’s name'
    : 'it stays where it is, and the scheduled post is found under its file’s name';
  const then = `From ${date} both claim ${routes.post(slug)}: ${outcome}.`;
  return [
    warnOf(
      owner,
      'contested-address',
      `${file} is scheduled for the address of this post. ${then}`,
      'Write another address into one of the two before that date.',
    ),
    warnOf(
      scheduled,
      'contested-address',
      `${owner.manuscript.file} has the address for which this post is scheduled. ${then}`,
      'Write another address in `seo.url` before that date.',
    ),
  ];
}

/** Web servers tell `/blog/Name` from `/blog/name`; many file systems, and most people, do not. */
export function differingInCase(addressed: Addressed[]): Finding[] {
  const bySpelling = groupBy(addressed, ({ slug }) => slug.toLowerCase());
  return [...bySpelling.values()].flatMap(([first, ...others]) =>
    others.map((other) =>
      warnOf(
        other,
        'address-differs-in-case',
        `${routes.post(other.slug)} and ${routes.post(first?.slug ?? '')} differ in capitals alone.`,
        'Write another address in `seo.url`.',
      ),
    ),
  );
}

function warnOf(
  { manuscript: { file, places } }: Claimant,
  rule: string,
  message: string,
  repair: string,
): Finding {
  return { severity: 'warning', rule, file, ...places.url, message, repair };
}
