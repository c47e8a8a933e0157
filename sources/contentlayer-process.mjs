/*
 * Contentlayer in a process that loads its code before there is anything to compile: that takes
 * a second and a half, and an edited post then a sixth of one. Plain JavaScript, since a loader
 * for TypeScript would take a second more to load as much. `contentlayer.ts` starts it within the
 * folder that it shall compile, and sends a message when what is to be compiled lies there.
 */

const [, , cli, ...words] = process.argv;
const { run } = await import(cli);

/** Sets the exit code, as the command does. */
async function compile() {
  process.argv = [process.argv[0], cli, ...words];
  await run();
}

process.once('message', async () => {
  await compile();
  process.disconnect();
});
process.once('disconnect', () => process.exit());

// The folder is empty yet: configuration and schema are read, and nothing is compiled.
await compile();
if (process.connected) process.send('ready');
else process.exit();
