import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serveReleases } from '#release/serve.ts';
import { currentRelease } from '#release/store.ts';
import { environment } from '#site/environment.ts';
import { startPublisher } from './publisher.ts';
import { releases } from './releases.ts';
import { startStudio } from './studio.ts';

/** Time for answers that are under way when the site is stopped. */
const LAST_ANSWERS_MS = 4_000;

/**
 * Serves the site: the current release to readers, and what is published from then on; and the
 * studio where somebody can sign in to it, or ask for a look at the content.
 * @returns the port
 */
export async function serveSite(): Promise<number> {
  const publisher = startPublisher();
  try {
    // Where readers have a release, they keep it while the next one is made.
    if ((await currentRelease(releases())) === null) await publisher.first;
  } catch (error) {
    await publisher.stop();
    throw error;
  }

  const { port, host, signIn, oneTimeLink, webhookSecret } = environment();
  const studio = signIn || oneTimeLink || webhookSecret ? await startStudio() : undefined;
  const server = serveReleases(releases(), studio);
  server.listen(port, host);
  await once(server, 'listening');

  // What is being answered is finished; connections that only wait are let go.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      publisher.stop();
      server.close(() => studio?.stop());
      server.closeIdleConnections();
      // A page that is told how far publishing is would wait for ever.
      setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS).unref();
    });
  }
  return (server.address() as AddressInfo).port;
}
