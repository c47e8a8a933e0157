import { publishOnce } from '#publishing/publisher/publish-once.ts';
import { run } from './run.ts';

/**
 * `npm run build`: makes a release of the content, and says what became of each file. Where any file
 * has an error, it lists all errors and builds nothing.
 */
await run(async () => {
  await publishOnce(
    { always: true, instant: null, refusesErrors: true, waits: true },
    () => undefined,
  );
});
