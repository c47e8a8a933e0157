import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Publisher, startPublisher } from '#publishing/publisher/publisher.ts';
import { releases } from '#publishing/release/site-releases.ts';
import { currentRelease } from '#publishing/release/store.ts';
import { environment } from '#site/environment.ts';
import { isForStudio, type OnRequest, sayStarting } from './pass-on.ts';
import { surviveRequestErrors } from './request-guard.ts';
import { serveReleases } from './serve.ts';
import { type Studio, startStudio } from './studio.ts';

/** Time for answers that are under way when the site is stopped, and then for the studio's. */
const LAST_ANSWERS_MS = 4_000;

/**
 * How long an idle connection is kept: longer than by servers that stand before this one (nginx
 * a minute, Caddy two), which would send what visitors ask on one that we are about to end.
 */
const IDLE_MS = 125_000;

export type ServedSite = {
  port: number;
  /** Stops all of it: what is being answered has four seconds to end. */
  stop: () => void;
};

/**
 * Serves the site: the current release to readers, and what is published from then on; and the
 * studio where somebody can sign in to it, or ask for a look at the content. It listens before
 * anything else is begun, and until there is a release it says that there is none.
 * @throws what stands in the way; nothing of it runs then
 */
export async function serveSite(): Promise<ServedSite> {
  const { port, host, signIn, oneTimeLink, webhookSecret } = environment();
  const hasStudio = signIn !== null || oneTimeLink || webhookSecret !== null;
  let studio: Studio | undefined;
  let publisher: Publisher | undefined;
  const server = serveReleases(
    releases(),
    hasStudio ? asSoonAsStarted(() => studio) : undefined,
  );
  server.keepAliveTimeout = IDLE_MS;
  const stop = () => {
    publisher?.stop();
    server.close(() => studio?.stop());
    // Connections that only wait are let go at once.
    server.closeIdleConnections();
    // A page that is told how far publishing is would wait for ever; whoever has started us
    // may not wait much longer (a container's engine: ten seconds).
    setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS).unref();
  };

  // Until all of it runs there is nothing that has to be ended in order but readers' answers.
  const giveUp = () => {
    stop();
    void Promise.all([publisher?.stop(), once(server, 'close')]).then(() => process.exit());
  };

  server.listen(port, host);
  await once(server, 'listening');
  server.once('close', surviveRequestErrors());
  onSignals('once', giveUp);
  try {
    publisher = startPublisher({ hurries: hasStudio });
    // Where readers have a release, they keep it while the next one is made.
    if ((await currentRelease(releases())) === null) await publisher.first;
    if (hasStudio) studio = await startStudio(LAST_ANSWERS_MS);
  } catch (error) {
    stop();
    throw error;
  } finally {
    onSignals('off', giveUp);
  }
  onSignals('once', stop);
  return { port: (server.address() as AddressInfo).port, stop };
}

function onSignals(how: 'once' | 'off', listener: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process[how](signal, listener);
}

/** Passes on to a studio that may not be there yet. */
function asSoonAsStarted(studio: () => OnRequest | undefined): OnRequest {
  return {
    owns: isForStudio,
    async answer(request, response) {
      const started = studio();
      if (started) await started.answer(request, response);
      else sayStarting(request, response);
    },
  };
}
