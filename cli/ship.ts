import path from 'node:path';
import { ShipError } from '#release/ship/failure.ts';
import { shipToBucket } from '#release/ship/to-bucket.ts';
import { shipToHost } from '#release/ship/to-host.ts';
import { currentRelease, releaseFolder } from '#release/store.ts';
import { environment } from '#site/environment.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { releases } from './releases.ts';
import { run } from './run.ts';

/**
 * `npm run ship`: takes the release that readers get here to where `SHIP_TO` says, sending what
 * is not there yet. Cut off at any point, it goes on with the next run.
 */
await run(async () => {
  const { shipTo } = environment();
  if (shipTo === null) {
    throw new ShipError('Set SHIP_TO to user@host:/path, or to s3://bucket/prefix.');
  }
  const store = releases();
  await oneAtATime(path.join(store.folder, 'shipping'), async () => {
    const name = await currentRelease(store);
    if (name === null) throw new ShipError('There is no release yet. Run `npm run build`.');
    const folder = releaseFolder(store, name);
    if (shipTo.kind === 'host') {
      const sent = await shipToHost(shipTo, folder);
      console.log(`Shipped ${name} to ${shipTo.at}${shipTo.path}: ${sent} files sent.`);
    } else {
      const { uploaded, deleted } = await shipToBucket(shipTo, folder);
      console.log(
        `Shipped ${name} to ${shipTo.bucket}: ${uploaded} objects uploaded, ${deleted} deleted.`,
      );
    }
  });
});
