import { dataOf, type Entry, entryIn } from '../entry.ts';
import type { Unsaved } from '../messages.ts';
import type { Watched } from '../store.ts';
import { forget, keep } from './kept.ts';

/** After the last key; and after the first, for whoever writes without a pause. */
const QUIET_MS = 800;
const LONGEST_MS = 4_000;

export type Keeper = {
  /** Keeps at once what has not been kept yet. */
  flush: () => Promise<void>;
  /** Text that was restored is kept on under the name that it had. */
  goOnAs: (id: string) => void;
};

/**
 * Keeps on the server what is typed, and forgets it once it is saved.
 * @param tell what has become of it, for the editor to read
 */
export function keepUnsaved(watched: Watched, tell: (text: string) => void): Keeper {
  // Decap gives each opened form a key of its own.
  const formKey = () => String(watched.getState().entryDraft.get('key'));
  const ids = new Map<string, string>();
  /** Forms in which somebody has done something. */
  const touched = new Set<string>();
  const idNow = () => ids.get(formKey()) ?? formKey();
  let pending: Entry | null = null;
  let kept = '';
  let timer: number | undefined;
  let since = 0;
  let sending = Promise.resolve();

  function flush(): Promise<void> {
    window.clearTimeout(timer);
    timer = undefined;
    const entry = pending;
    if (!entry) return sending;
    pending = null;
    const data = dataOf(entry.held);
    if (JSON.stringify(data) === kept) return sending;
    kept = JSON.stringify(data);
    const unsaved: Unsaved = {
      ...nameOf(entry),
      id: idNow(),
      data,
      of: entry.version,
    };
    sending = sending
      .then(() => keep(unsaved))
      .then(
        () => tell(`Not saved yet; kept at ${clock()}`),
        (error: Error) => {
          kept = '';
          tell(`Not saved, and not kept: ${error.message}`);
        },
      );
    return sending;
  }

  let seen: unknown;
  watched.subscribe(() => {
    const entry = entryIn(watched.getState());
    if (!entry?.changed) {
      pending = null;
      return;
    }
    if (entry.held.get('data') === seen) return;
    seen = entry.held.get('data');
    // Decap's editor may write a text in its own manner as it opens it. That is nobody's work.
    if (!touched.has(formKey())) {
      kept = JSON.stringify(dataOf(entry.held));
      return;
    }
    if (!pending) since = performance.now();
    pending = entry;
    window.clearTimeout(timer);
    const left = LONGEST_MS - (performance.now() - since);
    timer = window.setTimeout(flush, Math.min(QUIET_MS, Math.max(0, left)));
  });

  let saving: Omit<Unsaved, 'data' | 'of'> | null = null;
  watched.onAction(({ type }) => {
    if (type.endsWith('ENTRY_PERSIST_REQUEST')) {
      const entry = entryIn(watched.getState());
      saving = entry && { ...nameOf(entry), id: idNow() };
    }
    if (type.endsWith('ENTRY_PERSIST_SUCCESS') && saving) {
      const saved = saving;
      pending = null;
      sending = sending
        .then(() => forget(saved))
        .then(
          () => tell(''),
          (error: Error) => tell(`Saved. ${error.message}`),
        );
    }
  });
  for (const event of ['input', 'keydown', 'pointerdown', 'paste', 'drop']) {
    window.addEventListener(event, () => touched.add(formKey()), true);
  }
  window.addEventListener('pagehide', flush);

  return {
    flush,
    goOnAs: (id) => ids.set(formKey(), id),
  };
}

const nameOf = ({ collection, slug }: Entry) => ({ collection, slug });

const clock = () =>
  new Date().toLocaleTimeString(navigator.language, { hour: '2-digit', minute: '2-digit' });
