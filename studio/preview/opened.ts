import { compareDates } from '#newsroom/order.ts';
import { publicFrom } from '#newsroom/publication.ts';
import { routes } from '#site/routes.ts';
import { type Drafted, drafted } from '#sources/drafted.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { readStatus } from '../publishing/status.ts';
import { type Ended, endLinks, findLink, isLive, type Link, noteUse } from './links.ts';
import { readToken } from './token.ts';

/**
 * What a link leads to: `open`, the draft; `published`, the page that it has become, and
 * `coming`, while readers do not get that yet; `ended`, by its hour, by an editor, or since the draft is gone; `forged`, nothing that we made.
 */
export type Opened =
  | { is: 'open'; link: Link; drafted: Drafted }
  | { is: 'published'; path: string }
  | {
      is: 'coming';
      /** ISO instant; null: with the next release. */
      due: string | null;
      /** Whether that release cannot be made, for whatever post's fault. */
      isHeldUp: boolean;
    }
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
  const link = await findLink(repository, claims.id);
  // Those that are over are forgotten after a while.
  if (!link) return { is: 'ended', why: claims.isOver ? 'expired' : 'gone' };
  if (link.revoked) return { is: 'ended', why: 'revoked' };
  if (link.ended) return afterwards(repository, link, link.ended, now);
  if (!isLive(link, now)) return { is: 'ended', why: 'expired' };

  const isDraft = link.ref !== repository.main;
  if (isDraft && (await repository.tip(link.ref)) === null) {
    // Merged or removed by git. A later draft of the same name is none of this link's business.
    const main = await repository.tip();
    const isThere = main && (await isIn(repository, main, link.file));
    const ended = { at: now.toISOString(), published: isThere ? main : null };
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
  const main = await repository.tip();
  if (published === null || main === null) return { is: 'ended', why: 'gone' };
  const release = await readersGet(repository, main, now);
  const isOut =
    (await repository.isAncestor(published, release.commit)) ||
    (await isSameIn(repository, link.file, published, release.commit));
  const path = isOut ? await pageOf(repository, link, release) : null;
  if (path) return { is: 'published', path };
  // Readers do not get it yet, or it was taken back since.
  if (!(await isIn(repository, main, link.file))) return { is: 'ended', why: 'gone' };
  const due = await dueOf(repository, link, main, now);
  return { is: 'coming', due, isHeldUp: await isHeldUp(main) };
}

async function isHeldUp(main: string): Promise<boolean> {
  const status = await readStatus();
  // Of what was published since a failure, nothing is known yet.
  return status?.state === 'failed' && status.commit === main;
}

/** The page behind a link to the main branch, once nothing holds it back. */
async function publishedAt(
  repository: ContentRepository,
  link: Link,
  now: Date,
): Promise<string | null> {
  if (link.file === null || link.commit !== null || link.instant !== null) return null;
  const main = await repository.tip();
  return main && pageOf(repository, link, await readersGet(repository, main, now));
}

type State = { commit: string; instant: string };

/** What readers get: the current release, or the main branch where nobody here makes releases. */
async function readersGet(
  repository: ContentRepository,
  main: string,
  now: Date,
): Promise<State> {
  const status = await readStatus();
  const release = status?.releases.find(({ name }) => name === status.release);
  const { commit, instant } = release ?? {};
  // A release can be of files in no commit, or of a history that was given up.
  const known = commit && (await repository.tip(commit));
  return known && instant
    ? { commit: known, instant }
    : { commit: main, instant: now.toISOString() };
}

/** The page of a link's post among those of a state; the front page for the whole site. */
async function pageOf(
  repository: ContentRepository,
  { file }: Link,
  { commit, instant }: State,
): Promise<string | null> {
  if (file === null) return routes.home();
  const shown = { ref: repository.main, commit, file: null, instant };
  const site = await drafted(repository, shown, new Date(instant));
  const posts = site ? [...site.source.edition.posts, ...site.source.edition.unlisted] : [];
  const post = posts.find((post) => post.file === file);
  return post ? routes.post(post.slug) : null;
}

async function isIn(
  repository: ContentRepository,
  commit: string,
  file: string | null,
): Promise<boolean> {
  return file === null || (await versionOf(repository, commit, file)) !== null;
}

/**
 * Whether a commit has a file as another has it. What was taken back and is published again may
 * come from the release that had it before: its commit is older.
 */
async function isSameIn(
  repository: ContentRepository,
  file: string | null,
  ...commits: [string, string]
): Promise<boolean> {
  if (file === null) return false;
  const [one, other] = await Promise.all(
    commits.map((commit) => versionOf(repository, commit, file)),
  );
  return one === other;
}

const versionOf = async (repository: ContentRepository, commit: string, file: string) =>
  (await repository.tree(commit)).digest(file);

/** When a post of the main branch is due; null where it is. */
async function dueOf(
  repository: ContentRepository,
  { file }: Link,
  commit: string,
  now: Date,
): Promise<string | null> {
  const shown = { ref: repository.main, commit, file: null, instant: null };
  const site = await drafted(repository, shown, now);
  const post = site?.reading.archive.manuscripts.find((one) => one.file === file);
  const from = post && publicFrom(post);
  return from && compareDates(from, now.toISOString()) > 0 ? from : null;
}
