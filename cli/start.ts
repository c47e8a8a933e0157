import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serveReleases } from '#release/serve.ts';
import { environment } from '#site/environment.ts';
import { prepare } from './builds.ts';
import { isReleased, publish, releases } from './releases.ts';
import { run } from './run.ts';

/** `npm start`: serves the site; builds it first where the content or the code has changed. */
await run(async () => {
  const prepared = await prepare('readers');
  if (!(await isReleased(prepared))) await publish(prepared);

  const { port, host } = environment();
  const server = serveReleases(releases());
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  console.log(`The site is at http://localhost:${address.port}`);

  // What is being answered is finished; connections that only wait are let go.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close();
      server.closeIdleConnections();
    });
  }
});
