import { build, prepare } from '#cli/builds.ts';
import { next } from '#cli/next.ts';
import { environment } from '#site/environment.ts';

/** The same site by `next start`, as if there were no releases: what ours is measured against. */
const prepared = await prepare('readers');
await build(prepared);
const { port, host } = environment();
await next(prepared.buildDir, ['start', '--port', String(port), '--hostname', host]);
