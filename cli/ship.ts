import { shipToBucket } from '#publishing/hosts/ship/to-bucket.ts';
import { shipToHost } from '#publishing/hosts/ship/to-host.ts';
import { withSwitchLock } from '#publishing/publisher/switching.ts';
import { KeptAssets } from '#publishing/release/kept-assets.ts';
import { ReleaseFiles } from '#publishing/release/release-files.ts';
import { readServing } from '#publishing/release/serving.ts';
import { releases } from '#publishing/release/site-releases.ts';
import {
  currentRelease,
  holdRelease,
  releaseFolder,
  shipping,
} from '#publishing/release/store.ts';
import { environment } from '#site/environment.ts';
import type { ShipTo } from '#site/ship-to.ts';
import { withLock } from '#system/lock.ts';
import { UserError } from '#system/user-error.ts';
import { announceAndPrint } from './announce-and-print.ts';
import { run } from './run.ts';

/**
 * `npm run ship`: takes the release that readers get here to where `SHIP_TO` says, sending what
 * is not there yet. Cut off at any point, it goes on with the next run.
 */
await run(async () => {
  const { shipTo } = environment();
  if (shipTo === null) {
    throw new UserError('Set SHIP_TO to user@host:/path, or to s3://bucket/prefix.');
  }
  await withLock(shipping(releases()), async ({ assertHeld }) => {
    const name = await holdCurrent();
    await ship(shipTo, name, assertHeld);
    await announceAndPrint(releaseFolder(releases(), name));
  });
});

/** What is published meanwhile must not remove the release under way. */
function holdCurrent() {
  return withSwitchLock(async () => {
    const name = await currentRelease(releases());
    if (name === null) throw new UserError('There is no release yet. Run `npm run build`.');
    await holdRelease(releases(), name);
    return name;
  });
}

async function ship(shipTo: ShipTo, name: string, assertHeld: () => void): Promise<void> {
  const store = releases();
  if (shipTo.kind === 'host') {
    const sent = await shipToHost(shipTo, store, name, assertHeld);
    console.log(`Shipped ${name} to ${shipTo.at}${shipTo.path}: ${sent} files sent.`);
  } else {
    const release = await ReleaseFiles.open(store, name);
    const serving = readServing(releaseFolder(store, name), release.manifest);
    const assets = await new KeptAssets(store).all();
    const { uploaded, deleted } = await shipToBucket(
      shipTo,
      release,
      serving,
      assets,
      assertHeld,
    );
    console.log(
      `Shipped ${name} to ${shipTo.bucket}: ${uploaded} objects uploaded, ${deleted} deleted.`,
    );
  }
}
