import { routes } from '#site/routes.ts';
import { type Drafted, drafted } from '#sources/drafted.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { findLink, isLive, type Link, noteUse } from './links.ts';
import { readToken } from './token.ts';

/**
 * What a link leads to: `open`, the draft; `published`, the page that it has become; `ended`,
 * by its hour, by an editor, or since the draft is gone; `forged`, nothing that we made.
 */
export type Opened =
  | { is: 'open'; link: Link; drafted: Drafted }
  | { is: 'published'; path: string }
  | { is: 'ended'; why: 'expired' | 'revoked' | 'gone' }
  | { is: 'forged' };

/** Follows a preview link. The token alone opens nothing: the link must be known, and live. */
export async function open(
  repository: ContentRepository,
  token: string,
  now: Date,
): Promise<Opened> {
  const claims = await readToken(token, now);
  if (claims === 'forged') return { is: 'forged' };
  if (claims === 'expired') return { is: 'ended', why: 'expired' };
  const link = await findLink(repository, claims.id);
  if (!link) return { is: 'ended', why: 'gone' };
  if (!isLive(link, now)) return { is: 'ended', why: link.revoked ? 'revoked' : 'expired' };

  const path = await publishedAt(repository, link, now);
  if (path) return { is: 'published', path };
  const shown = await drafted(repository, claims, now);
  if (!shown) return { is: 'ended', why: 'gone' };
  await noteUse(repository, link, now);
  return { is: 'open', link, drafted: shown };
}

/** The page that a draft has become, once its branch is merged, or nothing holds it back. */
async function publishedAt(
  repository: ContentRepository,
  { ref, file, commit, instant }: Link,
  now: Date,
): Promise<string | null> {
  if (file === null || commit !== null || instant !== null) return null;
  const isMain = ref === repository.main;
  const branch = isMain ? null : await drafted(repository, shown(ref), now);
  if (branch) return null;
  const main = await drafted(repository, shown(repository.main), now);
  const posts = main ? [...main.source.edition.posts, ...main.source.edition.unlisted] : [];
  const post = posts.find((post) => post.file === file);
  return post ? routes.post(post.slug) : null;
}

const shown = (ref: string) => ({ ref, commit: null, file: null, instant: null });
