import type { Unsaved } from '#site/studio-messages.ts';
import { forget, keep } from './kept.ts';

/** What the server is asked to keep and to forget, one after the other. */
export type Sender = {
  /** @param failed is called where it could not be kept. @returns whether it is on the server */
  keep: (unsaved: Unsaved, failed: () => void) => Promise<boolean>;
  /** @param id of what has been saved */
  forget: (id: string) => void;
  /** Whether what was sent last is on the server. */
  last: () => Promise<boolean>;
};

/** @param tell what has become of it, for the editor to read */
export function sender(tell: (text: string) => void): Sender {
  let sending = Promise.resolve(true);
  return {
    keep(unsaved, failed) {
      sending = sending
        .then(() => keep(unsaved))
        .then(
          () => {
            tell(`Not saved yet; kept at ${clock()}`);
            return true;
          },
          (error: Error) => {
            tell(`Not saved, and not kept: ${error.message}`);
            failed();
            return false;
          },
        );
      return sending;
    },
    forget(id) {
      sending = sending
        .then(() => forget(id))
        .then(
          () => tell(''),
          (error: Error) => tell(`Saved. ${error.message}`),
        )
        .then(() => true);
    },
    last: () => sending,
  };
}

const clock = () =>
  new Date().toLocaleTimeString(navigator.language, { hour: '2-digit', minute: '2-digit' });
