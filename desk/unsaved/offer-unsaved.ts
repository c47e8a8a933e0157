import type { DeskData, KeptUnsaved } from '#site/studio-messages.ts';
import { dataOf, type Entry, entryIn, entryWith } from '../entry.ts';
import { tellOfMissingPictures } from '../missing-pictures.ts';
import { hideNotice, showNotice } from '../notices.ts';
import type { Watched } from '../store.ts';
import type { Keeper } from './keep-unsaved.ts';
import { forget, keptFor } from './kept.ts';
import { when } from './when.ts';

const KIND = 'unsaved';

/** Offers, once a form has been opened, what was typed into it and not saved. */
export function offerUnsaved(watched: Watched, data: DeskData, keeper: Keeper): void {
  const formKey = () => String(watched.getState().entryDraft.get('key') ?? '');
  let opened = '';
  watched.subscribe(() => {
    const entry = entryIn(watched.getState());
    const key = formKey();
    if (!entry) {
      if (opened) hideNotice(KIND);
      opened = '';
    } else if (key !== opened && !entry.changed) {
      opened = key;
      void lookFor(entry, key);
    }
  });

  async function lookFor(entry: Entry, key: string): Promise<void> {
    hideNotice(KIND);
    // The form in whose place this one is may have held text that is under way.
    await keeper.flush();
    const found = await keptFor(entry).catch((error: Error) => {
      showNotice({
        kind: KIND,
        text: `Whether there is unsaved text is not known: ${error.message}`,
      });
      return [];
    });
    if (formKey() === key) offer(found);
  }

  function offer([newest, ...others]: KeptUnsaved[]): void {
    const entry = entryIn(watched.getState());
    if (!newest || !entry) return;
    if (JSON.stringify(dataOf(entry.held)) === JSON.stringify(newest.data)) {
      void discard(newest, others);
      return;
    }
    if (keeper.belongsToSaved(newest.id)) {
      restore(newest);
      return;
    }
    const since =
      newest.of === entry.version
        ? ''
        : ' Another version was saved after it was begun; restoring it takes the place of that.';
    showNotice({
      kind: KIND,
      urgent: true,
      text: `There is text from ${when(newest.at, new Date(), navigator.language)} that was not saved.${since}`,
      actions: [
        { label: 'Restore it', run: () => restore(newest) },
        { label: 'Discard it', run: () => void discard(newest, others) },
      ],
    });
  }

  function restore({ id, data: fields }: KeptUnsaved): void {
    const entry = entryIn(watched.getState());
    if (!entry) return;
    watched.restore(entryWith(entry.held, fields));
    opened = formKey();
    keeper.goOnAs(id);
    hideNotice(KIND);
    void tellOfMissingPictures({ ...entry, fields }, data);
  }

  async function discard(unsaved: KeptUnsaved, others: KeptUnsaved[]): Promise<void> {
    hideNotice(KIND);
    await forget(unsaved.id).catch((error: Error) =>
      showNotice({ kind: KIND, text: error.message }),
    );
    offer(others);
  }
}
