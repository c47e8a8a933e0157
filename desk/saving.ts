import { branchOf } from '#site/draft-branches.ts';
import { studioRoutes } from '#site/routes.ts';
import { type DeskData, DURATIONS } from '#site/studio-messages.ts';
import { dataOf, entryIn, fileOf } from './entry.ts';
import { tellOfMissingPictures } from './missing-pictures.ts';
import { hideNotice, type NoticeAction, showNotice } from './notices.ts';
import type { Watched } from './store.ts';

type Failed = { payload?: { error?: Error & { status?: number } } };

/**
 * Says what has become of a save. Decap's own preview button is missing after the first save of
 * a new entry (its issue 6490).
 * @param keep sees to it that the text is on the server. @returns whether it is
 */
export function tellOfSaves(
  watched: Watched,
  data: DeskData,
  keep: () => Promise<boolean>,
): void {
  const { posts, folder } = data;
  let saved = false;
  watched.onAction((action) => {
    if (action.type.endsWith('ENTRY_PERSIST_SUCCESS')) saved = true;
    if (action.type.endsWith('ENTRY_PERSIST_FAILURE'))
      void refused((action as Failed).payload?.error);
    // The draft that the message leads to is none any more.
    if (action.type === 'UNPUBLISHED_ENTRY_PUBLISH_SUCCESS') hideNotice('saved');
  });
  watched.subscribe(() => {
    if (!saved) return;
    const entry = entryIn(watched.getState());
    // A new entry gets its name and its path a moment after it was saved.
    const file = entry && fileOf(entry, folder);
    if (!entry?.slug || !file) return;
    saved = false;
    void tellOfMissingPictures({ ...entry, fields: dataOf(entry.held) }, data);
    const { collection, slug } = entry;
    const ref = branchOf({ collection, slug });
    showNotice({
      kind: 'saved',
      text: 'Draft saved.',
      actions:
        collection === posts
          ? [
              {
                label: 'Open preview',
                run: (button: HTMLButtonElement) => withLink({ ref, file }, button, openLink),
              },
              {
                label: 'Copy link',
                choice: 'lasts',
                from: DURATIONS,
                first: 'one week',
                run: (button: HTMLButtonElement, duration: string) =>
                  withLink({ ref, file, duration }, button, copyLink),
              },
            ]
          : [],
    });
  });

  async function refused(error: (Error & { status?: number }) | undefined): Promise<void> {
    const why = error?.message ?? 'The server did not say why.';
    const isKept = await keep();
    showNotice({
      kind: 'saved',
      urgent: true,
      text: `${why} ${isKept ? KEPT : NOT_KEPT}`,
      actions: waysOut(error?.status),
    });
  }
}

const KEPT =
  'The text is kept on the server too, though new pictures are not, and offered to you when you open this again.';
const NOT_KEPT = 'The text is in this form alone, and nowhere kept: leave it open.';

function waysOut(status: number | undefined): NoticeAction[] {
  if (status === 401) return [{ label: 'Sign in in another tab', href: studioRoutes.signIn() }];
  // Somebody else has saved this. Of a new post, there is nothing to open.
  return status === 409 && !location.hash.endsWith('/new')
    ? [{ label: 'Open the saved version in another tab', href: location.href }]
    : [];
}

async function withLink(
  wish: { ref: string; file: string; duration?: string },
  button: HTMLButtonElement,
  use: (url: string, button: HTMLButtonElement) => Promise<void>,
): Promise<void> {
  try {
    const response = await fetch(studioRoutes.makeLink(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
    });
    const said = await response.json();
    if (!response.ok) throw new Error(said.error);
    await use(new URL(said.url, location.origin).href, button);
  } catch (error) {
    showNotice({ kind: 'link', text: `There is no link: ${(error as Error).message}` });
  }
}

async function openLink(url: string): Promise<void> {
  window.open(url, '_blank', 'noopener');
}

async function copyLink(url: string, button: HTMLButtonElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(url);
    button.textContent = 'Copied';
  } catch {
    // Without the right to the clipboard, the editor can still copy by hand.
    showNotice({ kind: 'link', text: url });
  }
}
