import type { ContentRepository } from '#sources/git/repository.ts';
import { findLink, isLive, type Link } from './links.ts';
import { readToken } from './token.ts';

/**
 * The link of a token, if it opens still. What it shows is not made, which takes a hundred times
 * as long: that is for a page that shows it (opened.ts).
 * @returns null for one that is forged, unknown or over, or whose draft is gone
 */
export async function liveLink(
  repository: ContentRepository,
  token: string,
  now: Date,
): Promise<Link | null> {
  const claims = await readToken(token, now);
  if (claims === 'forged') return null;
  const link = await findLink(repository, claims.id);
  if (!link || !isLive(link, now)) return null;
  return (await repository.tip(link.ref)) === null ? null : link;
}
