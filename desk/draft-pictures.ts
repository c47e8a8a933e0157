import { branchOf } from '#site/draft-branches.ts';
import { studioRoutes } from '#site/routes.ts';
import type { DeskData } from '#site/studio-messages.ts';
import { type Entry, entryIn } from './entry.ts';
import type { Watched } from './store.ts';

/**
 * Shows the pictures of a draft in its form. After the first save Decap asks the public site for
 * them, which has them only once the draft is published.
 */
export function showDraftPictures(watched: Watched, { pictures }: DeskData): void {
  document.addEventListener(
    'error',
    ({ target }) => {
      if (!(target instanceof HTMLImageElement)) return;
      const address = draftPicture(
        new URL(target.src),
        location.origin,
        entryIn(watched.getState()),
        pictures,
      );
      if (address) target.src = address;
    },
    // Pictures tell of what is wrong to nobody above them.
    true,
  );
}

/** Where a draft's picture is that the public site has not; null for what is no such picture. */
export function draftPicture(
  { origin, pathname }: URL,
  here: string,
  entry: Pick<Entry, 'collection' | 'slug'> | null,
  folders: DeskData['pictures'],
): string | null {
  if (!entry?.slug || origin !== here) return null;
  const isPicture = folders.some(({ address }) => pathname.startsWith(`${address}/`));
  // The studio's own addresses are asked once.
  if (!isPicture || pathname.startsWith(`${studioRoutes.home()}/`)) return null;
  const { collection, slug } = entry;
  return studioRoutes.draftPicture(branchOf({ collection, slug }), pathname);
}
