/*
 * Contentlayer in a process of its own, for many posts at once: what it holds of them, 0.3 MB a
 * post, is given back when it ends. `contentlayer.ts` starts it within the folder that it compiles.
 */
import { fileURLToPath } from 'node:url';
import { openContentlayer } from './contentlayer-run.mjs';
import { openPool } from './parsing/pool.mjs';

const project = fileURLToPath(new URL('..', import.meta.url));
process.once('disconnect', () => process.exit());

const compile = await openContentlayer(project, process.cwd());
reportReading();
await compile();
process.disconnect();

/** Reports to the parent process that texts are still being read: each has a limit of its own. */
function reportReading() {
  const pool = openPool(project);
  let before = '';
  const look = () => {
    const now = `${pool.completed} read, ${pool.queueSize} waiting`;
    if (now !== before && process.connected) process.send(now);
    before = now;
  };
  setInterval(look, 1_000).unref();
}
