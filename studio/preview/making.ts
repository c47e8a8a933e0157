import { parseInstant } from '#newsroom/dates.ts';
import { branchOf, draftOfBranch } from '#site/draft-branches.ts';
import { DURATIONS, type Duration } from '#site/studio-messages.ts';
import type { Person } from '#sources/git/commit.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { collectionsOf, fileOf } from '../cms/collections.ts';
import { listDrafts } from '../drafts/drafts.ts';
import { durations, isLive, type Link, listLinks, makeLink, type Shown } from './links.ts';

/** What an editor asks a link for, as it comes from a browser. */
export type Wish = Record<string, unknown>;

export type Wanted = { shown: Shown; duration: Duration };

/**
 * The ref and the file that a browser asks for: those of a draft, or of the main branch, and
 * nothing else that the repository knows. @returns what is wrong, in a sentence
 */
export function readPlace(
  repository: Pick<ContentRepository, 'main'>,
  wish: Wish,
): Pick<Shown, 'ref' | 'file'> | string {
  const ref = given(wish, 'ref') ?? repository.main;
  if (ref !== repository.main && !draftOfBranch(ref)) return `${ref} is no draft.`;
  const file = given(wish, 'file');
  if (file && /^\/|(^|\/)\.\.?(\/|$)|\\|\p{Cc}/u.test(file))
    return `${file} is no file of the content.`;
  return { ref, file };
}

/**
 * Checks what a link is asked for. @returns what is wrong, in a sentence, where something is
 */
export function readWish(
  repository: Pick<ContentRepository, 'main'>,
  wish: Wish,
): Wanted | string {
  const place = readPlace(repository, wish);
  if (typeof place === 'string') return place;
  const commit = given(wish, 'commit');
  if (commit && !/^[0-9a-f]{40,64}$/.test(commit)) return `${commit} is no commit.`;
  const written = given(wish, 'instant');
  const instant = written && parseInstant(written);
  if (written && !instant) return `${written} is no date with time, such as 2026-06-02 09:00.`;
  const asked = given(wish, 'duration') ?? 'one week';
  const duration = DURATIONS.find((known) => known === asked);
  if (!duration) return `A link lasts ${DURATIONS.join(', ')}; not ${asked}.`;
  if (duration === 'until published' && place.ref === repository.main) {
    if (!place.file) {
      return 'The published site is published already: say how long the link shall last.';
    }
    // It would lead to no page, and nothing would end it.
    if (commit || instant) {
      return 'A link to one hour, or one version, of what is published has no end of its own: say how long it shall last.';
    }
  }
  return { shown: { ...place, commit, instant }, duration };
}

/** Of the time that was asked for, a link that is used again has at least this part left. */
const FRESH = 3 / 4;

/** A link as it is wanted: the editor's own of the same kind, while it is fresh, or a new one. */
export async function linkFor(
  repository: ContentRepository,
  { shown, duration }: Wanted,
  editor: Person,
  now: Date,
  /** In milliseconds: how long one that is used again must still last. */
  atLeast = (durations[duration] ?? 0) * FRESH,
): Promise<Link> {
  const then = new Date(now.getTime() + atLeast);
  const known = (await listLinks(repository, now)).find(
    (link) =>
      link.by.email === editor.email &&
      link.ref === shown.ref &&
      link.file === shown.file &&
      link.commit === shown.commit &&
      link.instant === shown.instant &&
      link.lasts === duration &&
      isLive(link, then),
  );
  return known ?? makeLink(repository, shown, duration, editor, now);
}

/** The draft's post, as a path within the content folder. @returns null for what is no draft of a post */
export async function postOfDraft(
  repository: ContentRepository,
  branch: string,
): Promise<string | null> {
  const draft = draftOfBranch(branch);
  const collections = collectionsOf(await repository.layoutAt(await repository.requireTip()));
  const posts = collections.find(({ name }) => name === 'posts' && name === draft?.collection);
  return draft && posts ? fileOf(posts, draft.slug) : null;
}

export type Choice = { ref: string; file: string; slug: string };

/** Drafts of posts, for whoever chooses one. */
export async function draftsOfPosts(repository: ContentRepository): Promise<Choice[]> {
  const choices: Choice[] = [];
  for (const draft of await listDrafts(repository)) {
    const ref = branchOf(draft);
    const file = await postOfDraft(repository, ref);
    if (file !== null) choices.push({ ref, file, slug: draft.slug });
  }
  return choices;
}

/**
 * The same wish as a form without script sends it: there, a draft is chosen by its ref alone,
 * and `version` says whether the link stays with what the draft is now.
 */
export async function wishOfForm(
  repository: ContentRepository,
  form: FormData,
): Promise<Wish | string> {
  const wish: Wish = Object.fromEntries(form);
  const place = readPlace(repository, wish);
  if (typeof place === 'string') return place;
  const tip = await repository.tip(place.ref);
  if (tip === null) return 'This draft is there no longer: it was published, or discarded.';
  return {
    ...wish,
    file: await postOfDraft(repository, place.ref),
    commit: wish.version === 'this' ? tip : null,
  };
}

function given(wish: Wish, name: string): string | null {
  const value = Object.hasOwn(wish, name) ? wish[name] : null;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
