import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serveReleases } from '#release/serve.ts';
import { environment } from '#site/environment.ts';
import { prepare } from './builds.ts';
import { publishIfNew, releases } from './releases.ts';
import { startStudio } from './studio.ts';

/**
 * Serves the site: the current release to readers, made first where content or code have
 * changed; and the studio where somebody can sign in to it.
 * @returns the port
 */
export async function serveSite(): Promise<number> {
  const prepared = await prepare('readers');
  await publishIfNew(prepared);

  const { port, host, signIn, oneTimeLink } = environment();
  const studio = signIn || oneTimeLink ? await startStudio() : undefined;
  const server = serveReleases(releases(), studio);
  server.listen(port, host);
  await once(server, 'listening');

  // What is being answered is finished; connections that only wait are let go.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close(() => studio?.stop());
      server.closeIdleConnections();
    });
  }
  return (server.address() as AddressInfo).port;
}
