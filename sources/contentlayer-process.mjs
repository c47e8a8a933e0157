/*
 * Contentlayer in a process that loads its code before there is anything to compile: that takes
 * a second of the one and a half that an edited post takes. It runs once, as its command does:
 * a second run would find the watchers of the first. Plain JavaScript, since a loader for
 * TypeScript would take a second more to load as much. `contentlayer.ts` starts it within the
 * folder that it shall compile, and sends a message when what is to be compiled lies there.
 */
import 'contentlayer/source-files';
import { fileURLToPath } from 'node:url';
import { loadAhead, openPool } from './parsing/pool.mjs';

const here = (name) => new URL(name, import.meta.url);
const project = fileURLToPath(here('..'));
loadAhead(project, here('markdown/render.ts').href);

const [, , cli, ...words] = process.argv;
const { run } = await import(cli);

process.once('message', async () => {
  sayWhileReading();
  process.argv = [process.argv[0], cli, ...words];
  // Sets the exit code, as the command does.
  await run();
  process.disconnect();
});
process.once('disconnect', () => process.exit());

if (process.connected) process.send('ready');
else process.exit();

/** Reports to the parent process that texts are still being read: each has a limit of its own. */
function sayWhileReading() {
  const pool = openPool(project);
  let before = '';
  const look = () => {
    const now = `${pool.completed} read, ${pool.queueSize} waiting`;
    if (now !== before && process.connected) process.send(now);
    before = now;
  };
  setInterval(look, 1_000).unref();
}
