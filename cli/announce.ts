import { releases } from '#publishing/release/site-releases.ts';
import { currentRelease, releaseFolder } from '#publishing/release/store.ts';
import { environment } from '#site/environment.ts';
import { UserError } from '#system/user-error.ts';
import { announceAndPrint } from './announce-and-print.ts';
import { run } from './run.ts';

/**
 * `npm run announce`: tells search engines and feed readers what has changed with the release that
 * readers get. `npm start` and `npm run ship` do so themselves; this is for releases that were
 * uploaded in another way.
 */
await run(async () => {
  const { indexNow, webSubHub } = environment();
  if (indexNow === null && webSubHub === null) {
    throw new UserError('Set INDEXNOW_KEY or WEBSUB_HUB: nobody is told of changes otherwise.');
  }
  const name = await currentRelease(releases());
  if (name === null) throw new UserError('There is no release yet. Run `npm run build`.');
  await announceAndPrint(releaseFolder(releases(), name));
});
