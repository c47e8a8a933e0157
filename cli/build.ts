import { publishOnce } from './publish-once.ts';
import { run } from './run.ts';

/** `npm run build`: makes a release of the content, and says what became of each file. */
await run(async () => {
  await publishOnce({ always: true, instant: null, waits: true }, () => undefined);
});
