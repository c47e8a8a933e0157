import { routes } from '#site/routes.ts';
import { type Drafted, drafted } from '#sources/drafted.ts';
import { commitAt } from '#sources/git/objects.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { type Ended, endLinks, findLink, isLive, type Link, noteUse } from './links.ts';
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
  if (link.revoked) return { is: 'ended', why: 'revoked' };
  if (link.ended) return afterwards(repository, link, link.ended, now);
  if (!isLive(link, now)) return { is: 'ended', why: 'expired' };

  const isDraft = link.ref !== repository.main;
  if (isDraft && (await commitAt(repository.gitDir, link.ref)) === null) {
    // Merged or removed by git. A later draft of the same name is none of this link's business.
    const main = await commitAt(repository.gitDir, repository.main);
    const page = await pageOf(repository, link, main, now);
    const ended = { at: now.toISOString(), published: page ? main : null };
    await endLinks(repository, [link], ended);
    return afterwards(repository, link, ended, now);
  }
  const path = isDraft ? null : await publishedAt(repository, link, now);
  if (path) return { is: 'published', path };
  const shown = await drafted(repository, claims, now);
  if (!shown) return { is: 'ended', why: 'gone' };
  await noteUse(repository, link, now);
  return { is: 'open', link, drafted: shown };
}

/** Where the link of a draft leads that is no longer there. */
async function afterwards(
  repository: ContentRepository,
  link: Link,
  { published }: Ended,
  now: Date,
): Promise<Opened> {
  if (published === null) return { is: 'ended', why: 'gone' };
  const main = await commitAt(repository.gitDir, repository.main);
  const path = await pageOf(repository, link, main, now);
  return path ? { is: 'published', path } : { is: 'ended', why: 'gone' };
}

/** The page behind a link to the main branch, once nothing holds it back. */
async function publishedAt(
  repository: ContentRepository,
  link: Link,
  now: Date,
): Promise<string | null> {
  if (link.file === null || link.commit !== null || link.instant !== null) return null;
  return pageOf(repository, link, await commitAt(repository.gitDir, repository.main), now);
}

/** The page of a link's post among those that readers get; the front page for the whole site. */
async function pageOf(
  repository: ContentRepository,
  { file }: Link,
  commit: string | null,
  now: Date,
): Promise<string | null> {
  if (file === null) return routes.home();
  const main = await drafted(
    repository,
    { ref: repository.main, commit, file: null, instant: null },
    now,
  );
  const posts = main ? [...main.source.edition.posts, ...main.source.edition.unlisted] : [];
  const post = posts.find((post) => post.file === file);
  return post ? routes.post(post.slug) : null;
}
