import { branchOf } from '#site/draft-branches.ts';
import { studioRoutes } from '#site/routes.ts';
import type { DeskData } from '#site/studio-messages.ts';
import { entryIn, fileOf } from './entry.ts';
import type { Watched } from './store.ts';

/** Leads from the bar to how links show the post that is open. */
export function linkToPanel(watched: Watched, { posts, folder, main }: DeskData): void {
  const link = part<HTMLAnchorElement>('desk-panel');
  watched.subscribe(() => {
    const entry = entryIn(watched.getState());
    const file = entry?.collection === posts ? fileOf(entry, folder) : null;
    link.hidden = !entry?.slug || !file;
    if (!entry?.slug || !file) return;
    const isDraft = Boolean(entry.held.get('status'));
    link.href = studioRoutes.panel(
      isDraft ? branchOf({ collection: posts, slug: entry.slug }) : main,
      file,
    );
  });
}

/** Decap's own menu forgets the editor in the browser alone; the session ends with ours. */
export function signOutWithDecap(watched: Watched): void {
  watched.onAction(({ type }) => {
    if (type === 'LOGOUT') document.querySelector<HTMLFormElement>('.desk-bar form')?.submit();
  });
}

/** A part of the page that the server has written (studio/cms/admin-page). */
export function part<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no part ${id}.`);
  return found as T;
}
