import { previewRoutes } from '#site/routes.ts';
import type { Person } from '#sources/git/commit.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { linkFor, postOfDraft } from '../preview/making.ts';
import { tokenFor } from '../preview/token.ts';

/** An editor who looks at a draft all day is given one link, and not one at each look. */
const LASTS = 'one day';
const HOUR = 60 * 60 * 1000;

/**
 * The address behind Decap's own “View Preview”, for the editor who asks. Decap appends the
 * path that the post would have by its file's name; behind `#`, it says nothing to us, and the
 * link opens the draft whatever its address is.
 * @param branch full ref @returns null for what has no page of its own
 */
export async function draftLink(
  repository: ContentRepository,
  editor: Person,
  branch: string,
  now: Date,
): Promise<string | null> {
  const file = await postOfDraft(repository, branch);
  if (file === null) return null;
  const shown = { ref: branch, file, commit: null, instant: null };
  const link = await linkFor(repository, { shown, duration: LASTS }, editor, now, HOUR);
  return `${previewRoutes.link(await tokenFor(link))}#`;
}
