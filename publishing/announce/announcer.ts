import { logError } from '#site/log-error.ts';
import { announce } from './announce.ts';

export type Announcer = {
  /** Announces the current release, unless it was announced last. Returns at once. */
  announce: (folder: string) => void;
  /** Ends the announcement that is under way. */
  stop: () => Promise<void>;
};

/**
 * Announces releases in the background, one at a time. A newer release ends the announcement of the
 * one before, and includes what that has left out.
 */
export function startAnnouncer(send: typeof announce = announce): Announcer {
  let latest: string | null = null;
  let isStopped = false;
  let ending = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  return {
    announce(folder) {
      if (isStopped || folder === latest) return;
      latest = folder;
      ending.abort();
      ending = new AbortController();
      const { signal } = ending;
      running = running
        .then(() => (signal.aborted ? undefined : send(folder, signal)))
        .catch((error) => logError(error, 'The release was not announced:'));
    },
    async stop() {
      isStopped = true;
      ending.abort();
      await running;
    },
  };
}
