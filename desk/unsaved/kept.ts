import { studioRoutes } from '#site/routes.ts';
import type { EntryName, KeptUnsaved, Unsaved } from '#site/studio-messages.ts';

/** Asks the server to keep text, to tell what it has kept, and to forget it. */

export async function keep(unsaved: Unsaved): Promise<void> {
  await ask('PUT', studioRoutes.unsaved(), JSON.stringify(unsaved));
}

/** What was typed into this entry and not saved, the newest first. */
export async function keptFor({ collection, slug }: EntryName): Promise<KeptUnsaved[]> {
  const entry = new URLSearchParams({ collection, slug: slug ?? '' });
  return (await ask('GET', `${studioRoutes.unsaved()}?${entry}`)).json();
}

/** @param id under which it was kept */
export async function forget(id: string): Promise<void> {
  await ask('DELETE', `${studioRoutes.unsaved()}?${new URLSearchParams({ id })}`);
}

/** What browsers send on behalf of a page that is being closed, in bytes. What is larger they refuse. */
const OF_A_CLOSED_PAGE = 64 * 1024;

async function ask(method: string, address: string, body: string | null = null) {
  const response = await fetch(address, {
    method,
    body,
    headers: { 'content-type': 'application/json' },
    keepalive: new TextEncoder().encode(body ?? '').length <= OF_A_CLOSED_PAGE,
  });
  if (response.ok) return response;
  const said = await response.json().catch(() => null);
  throw new Error(said?.error ?? `The server answered ${response.status}.`);
}
