import { keepViews } from '#publishing/hosts/folder-view.ts';
import { publishOnce } from '#publishing/publisher/publish-once.ts';
import { releases } from '#publishing/release/site-releases.ts';
import { run } from './run.ts';

/**
 * `npm run build`: makes a release of the content, and says what became of each file. Where any file
 * has an error, it lists all errors and builds nothing. The release lies in a folder too, for hosts
 * that serve or upload one.
 */
await run(async () => {
  await keepViews(releases());
  await publishOnce({ always: true, instant: null, refusesErrors: true, waits: true });
});
