import { encodedPath, studioRoutes } from '#site/routes.ts';
import type { DeskData, Typed } from '#site/studio-messages.ts';
import { dataOf, type Entry, fileOf } from '../entry.ts';
import { hideNotice, showNotice } from '../notices.ts';
import { loadFrame, prepareFrame, showInFrame } from './frame.ts';
import { picturesOf } from './pictures.ts';

/** Keeps a frame at the state of the form. */
export type Pane = { show: (entry: Entry) => void; close: () => void };

/**
 * Shows in a frame what is typed, as a page of the site. There is one request at a time: while it
 * is under way the newest state waits, so that the pane is never further behind than one page.
 */
export function openPane(frame: HTMLIFrameElement, data: DeskData): Pane {
  const pane = crypto.randomUUID();
  prepareFrame(frame);
  let wanted: Entry | null = null;
  let busy = false;
  let loaded = false;
  let closed = false;

  async function refresh(entry: Entry): Promise<void> {
    const pictures = await picturesOf(entry.held, data.pictures);
    const typed: Typed = {
      file: fileOf(entry, data.folder),
      data: dataOf(entry.held),
      pictures: Object.fromEntries(
        Object.entries(pictures).map(([address, { size }]) => [address, size]),
      ),
    };
    const response = await fetch(`${studioRoutes.showLive()}?pane=${pane}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(typed),
    });
    if (!response.ok) throw new Error(await reasonOf(response));
    const html = await response.text();
    if (closed) return;
    if (!loaded) await loadFrame(frame, studioRoutes.live(pane));
    loaded = true;
    const held = Object.entries(pictures).map(
      ([address, { source }]) => [encodedPath(address), source] as const,
    );
    showInFrame(frame, html, new Map(held));
    hideNotice('pane');
  }

  async function work(): Promise<void> {
    busy = true;
    while (wanted && !closed) {
      const entry = wanted;
      wanted = null;
      await refresh(entry).catch((error: Error) => {
        const text = `The page beside the form is not up to date: ${error.message}`;
        showNotice({ kind: 'pane', text });
      });
    }
    busy = false;
  }

  return {
    show(entry) {
      wanted = entry;
      if (!busy) void work();
    },
    close() {
      closed = true;
    },
  };
}

/** What a refused request says of itself. */
async function reasonOf(response: Response): Promise<string> {
  const said = await response.json().catch(() => null);
  return said?.error ?? `the server answered ${response.status}.`;
}
