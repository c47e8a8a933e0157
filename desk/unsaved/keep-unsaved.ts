import type { EntryName, Unsaved } from '#site/studio-messages.ts';
import { dataOf, type Entry, entryIn } from '../entry.ts';
import type { Watched } from '../store.ts';
import { sender } from './sender.ts';

/** After the last key; after the first, for whoever writes without a pause; after a failure. */
const QUIET_MS = 800;
const LONGEST_MS = 4_000;
const AGAIN_MS = 10_000;

export type Keeper = {
  /** Keeps at once what has not been kept yet. @returns whether all of it is on the server */
  flush: () => Promise<boolean>;
  /** Text that was restored is kept on under the name that it had. */
  goOnAs: (id: string) => void;
  /** Whether text under this name was typed into a form in whose place Decap puts what it saved. */
  belongsToSaved: (id: string) => boolean;
};

/** A form, by the key that Decap gives it, as it was seen last. */
type Form = { key: string; entry: Entry };

type Save = Form & {
  /** What was sent. */
  sent: string;
  /** The name that a new entry gets by it. */
  slug: string | null;
};

/**
 * Keeps on the server what is typed, and forgets it once it is saved.
 * @param tell what has become of it, for the editor to read
 */
export function keepUnsaved(watched: Watched, tell: (text: string) => void): Keeper {
  const formKey = () => String(watched.getState().entryDraft.get('key'));
  const ids = new Map<string, string>();
  const idOf = (key: string) => ids.get(key) ?? key;
  /** Forms in which somebody has done something. */
  const touched = new Set<string>();
  let pending: Form | null = null;
  let kept = '';
  let timer: number | undefined;
  let since = 0;
  const server = sender(tell);

  function flush(): Promise<boolean> {
    window.clearTimeout(timer);
    const form = pending;
    if (!form) return server.last();
    pending = null;
    const unsaved = unsavedIn(form);
    const text = JSON.stringify(unsaved);
    if (text === kept) return server.last();
    kept = text;
    return server.keep(unsaved, () => {
      if (kept === text) kept = '';
      // What was typed since then is kept in its turn.
      if (!pending) later(form, AGAIN_MS);
    });
  }

  function later(form: Form, wait: number): void {
    pending = form;
    window.clearTimeout(timer);
    timer = window.setTimeout(flush, wait);
  }

  function unsavedIn({ key, entry }: Form): Unsaved {
    const { collection, version } = entry;
    const slug = entry.slug ?? (key === saving?.key ? saving.slug : null);
    return { collection, slug, id: idOf(key), data: dataOf(entry.held), of: version };
  }

  let saving: Save | null = null;
  /** Decap takes a form for saved as a whole, whatever was typed since it was sent. */
  const isTypedOn = ({ entry, sent }: Save) => JSON.stringify(dataOf(entry.held)) !== sent;

  let seen: unknown;
  watched.subscribe(() => {
    const entry = entryIn(watched.getState());
    const key = formKey();
    if (entry && saving?.key === key) saving.entry = entry;
    // Decap has closed the form, or filled another one in its place.
    if (pending && (!entry || pending.key !== key)) void flush();
    if (!entry?.changed) {
      if (pending?.key === key) pending = null;
      return;
    }
    if (entry.held.get('data') === seen) return;
    seen = entry.held.get('data');
    // Decap's editor may write a text in its own manner as it opens it. That is nobody's work.
    if (!touched.has(key)) {
      kept = JSON.stringify(unsavedIn({ key, entry }));
      return;
    }
    if (!pending) since = performance.now();
    const left = LONGEST_MS - (performance.now() - since);
    later({ key, entry }, Math.min(QUIET_MS, Math.max(0, left)));
  });

  /** Of the form in whose place Decap puts what it has saved. */
  let replaced: string | null = null;
  watched.onAction(({ type, payload }) => {
    if (type.endsWith('ENTRY_PERSIST_REQUEST')) {
      const entry = entryIn(watched.getState());
      const sent = entry && JSON.stringify(dataOf(entry.held));
      saving = entry && sent ? { key: formKey(), entry, sent, slug: entry.slug } : null;
      replaced = null;
    }
    if (type.endsWith('ENTRY_PERSIST_FAILURE')) saving = null;
    if (type.endsWith('ENTRY_PERSIST_SUCCESS') && saving) {
      // It does so after the first save of a draft, which gives the entry its status.
      if (!saving.entry.held.get('status')) replaced = idOf(saving.key);
      if (!isTypedOn(saving)) {
        kept = '';
        server.forget(idOf(saving.key));
      } else if (saving.key === formKey()) goOnTyping();
    }
    if (type === 'UNPUBLISHED_ENTRY_REQUEST' && replaced !== null && saving?.slug === null) {
      saving.slug = (payload as EntryName).slug;
      if (isTypedOn(saving) && saving.key === formKey()) goOnTyping();
    }
  });

  function goOnTyping(): void {
    seen = undefined;
    watched.markChanged();
  }

  for (const event of ['input', 'keydown', 'pointerdown', 'paste', 'drop']) {
    window.addEventListener(event, () => touched.add(formKey()), true);
  }
  window.addEventListener('pagehide', flush);

  return {
    flush,
    goOnAs(id) {
      ids.set(formKey(), id);
      replaced = null;
    },
    belongsToSaved: (id) => id === replaced,
  };
}
