import { previewRoutes } from '#site/routes.ts';
import { type ContentRepository, layoutAt } from '#sources/git/repository.ts';
import { isLive, listLinks, makeLink } from '../preview/links.ts';
import { tokenFor } from '../preview/token.ts';
import type { Person } from '../repository/commit.ts';
import { draftOfBranch, mainOf } from '../repository/drafts.ts';
import { collectionsOf, fileOf } from './collections.ts';

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
  const draft = draftOfBranch(branch);
  const collections = collectionsOf(await layoutAt(repository, await mainOf(repository)));
  const posts = collections.find(({ name }) => name === 'posts' && name === draft?.collection);
  const file = draft && posts ? fileOf(posts, draft.slug) : null;
  if (file === null) return null;
  const inAnHour = new Date(now.getTime() + HOUR);
  const known = (await listLinks(repository, now)).find(
    (link) =>
      link.ref === branch &&
      link.by.email === editor.email &&
      link.commit === null &&
      link.instant === null &&
      link.file === file &&
      isLive(link, inAnHour),
  );
  const shown = { ref: branch, file, commit: null, instant: null };
  const link = known ?? (await makeLink(repository, shown, LASTS, editor, now));
  return `${previewRoutes.link(await tokenFor(link))}#`;
}
