import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { DURATIONS, type Duration } from '#site/studio-messages.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { instant, person } from '../drafts/record-parts.ts';
import { changeRecord, listRecords, type RecordKind, readRecord } from '../drafts/records.ts';
import type { Person } from '../session/session.ts';

/** A link by which somebody without an account sees a draft. */
export type Link = {
  id: string;
  /** A full ref: that of a draft's branch, or the main branch. */
  ref: string;
  /** The post in question, as a path within the content folder; null for the site as a whole. */
  file: string | null;
  /** The commit to stay with; null follows the ref. */
  commit: string | null;
  /**
   * As the site would be at this ISO instant, with all that is due by then; null: as it is now,
   * with the post as at its date.
   */
  instant: string | null;
  /** ISO instant; null: until the draft is published. */
  expires: string | null;
  /** What its maker has asked for; absent in links from before it could be chosen. */
  lasts?: Duration;
  by: Person;
  made: string;
  lastUsed: string | null;
  revoked: string | null;
  /** What became of the draft that it was made for; absent while that is there. */
  ended?: Ended;
};

/** A branch's name can come back with another draft on it, and a link shows but its own. */
export type Ended = {
  /** ISO instant. */
  at: string;
  /** The commit of the main branch with which it was published; null where it was discarded. */
  published: string | null;
};

export type Shown = Pick<Link, 'ref' | 'file' | 'commit' | 'instant'>;

const HOUR = 60 * 60 * 1000;

/** How long a link can be made to last, in milliseconds; null until the draft is published. */
export const durations = {
  'one hour': HOUR,
  'one day': 24 * HOUR,
  'one week': 7 * 24 * HOUR,
  'until published': null,
} as const satisfies Record<Duration, number | null>;

const LINKS: RecordKind<Link> = {
  folder: 'links',
  schema: z.looseObject({
    id: z.string(),
    ref: z.string(),
    file: z.string().nullable(),
    commit: z.string().nullable(),
    instant: instant.nullable(),
    expires: instant.nullable(),
    lasts: z.enum(DURATIONS).exactOptional(),
    by: person,
    made: instant,
    lastUsed: instant.nullable(),
    revoked: instant.nullable(),
    ended: z.looseObject({ at: instant, published: z.string().nullable() }).exactOptional(),
  }),
};

export async function makeLink(
  repository: ContentRepository,
  shown: Shown,
  duration: Duration,
  by: Person,
  now: Date,
): Promise<Link> {
  const lasts = durations[duration];
  const link: Link = {
    ...shown,
    id: randomBytes(9).toString('base64url'),
    expires: lasts === null ? null : new Date(now.getTime() + lasts).toISOString(),
    lasts: duration,
    by: { name: by.name, email: by.email },
    made: now.toISOString(),
    lastUsed: null,
    revoked: null,
  };
  await changeRecord(repository, LINKS, link.id, () => link);
  return link;
}

/**
 * Newest first. Those that ended longer than a month ago are forgotten, but for what was to last
 * until the publication: that leads to the page for good.
 */
export async function listLinks(repository: ContentRepository, now: Date): Promise<Link[]> {
  const all = (await listRecords(repository, LINKS)).map(({ value }) => value);
  const isForGood = ({ expires, revoked, ended }: Link) =>
    expires === null && revoked === null && ended?.published;
  const old = all.filter(
    (link) => endOf(link) < now.getTime() - 31 * 24 * HOUR && !isForGood(link),
  );
  for (const { id } of old) await changeRecord(repository, LINKS, id, () => null);
  return all.filter((link) => !old.includes(link)).sort((a, b) => (a.made < b.made ? 1 : -1));
}

export const findLink = (repository: ContentRepository, id: string): Promise<Link | null> =>
  readRecord(repository, LINKS, id);

/** Ends a link for good. @returns false where there is no such link */
export async function revokeLink(
  repository: ContentRepository,
  id: string,
  now: Date,
): Promise<boolean> {
  const link = await changeRecord(
    repository,
    LINKS,
    id,
    (link) => link && { ...link, revoked: link.revoked ?? now.toISOString() },
  );
  return link !== null;
}

/** Links that lead to a draft which is still there, so far as they know. */
export async function linksTo(repository: ContentRepository, ref: string): Promise<Link[]> {
  const all = await listRecords(repository, LINKS);
  return all.map(({ value }) => value).filter((link) => link.ref === ref && !link.ended);
}

/** Ends links since their draft has ended. What one has been told before stays, and its hour. */
export async function endLinks(
  repository: ContentRepository,
  links: readonly Pick<Link, 'id'>[],
  ended: Ended,
): Promise<void> {
  for (const { id } of links) {
    await changeRecord(repository, LINKS, id, (link) =>
      link && isLive(link, new Date(ended.at)) ? { ...link, ended } : link,
    );
  }
}

/** Remembers when a link was last followed, to the minute. */
export async function noteUse(
  repository: ContentRepository,
  { id, lastUsed }: Link,
  now: Date,
): Promise<void> {
  if (lastUsed && now.getTime() - Date.parse(lastUsed) < 60_000) return;
  await changeRecord(
    repository,
    LINKS,
    id,
    (link) => link && { ...link, lastUsed: now.toISOString() },
  );
}

/** Whether it opens still. */
export const isLive = (link: Link, now: Date): boolean => endOf(link) > now.getTime();

/** In milliseconds; infinite where only the end of the draft is that of the link. */
function endOf({ revoked, expires, ended }: Link): number {
  const ends = [revoked, expires, ended?.at].flatMap((end) => (end ? Date.parse(end) : []));
  return Math.min(Number.POSITIVE_INFINITY, ...ends);
}
