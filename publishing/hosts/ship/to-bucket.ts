import type { ShipToBucket } from '#site/ship-to.ts';
import { mapConcurrent } from '#system/map-concurrent.ts';
import type { ReleaseFiles } from '../../release/release-files.ts';
import type { Serving } from '../../release/serving.ts';
import { Bucket } from './bucket.ts';
import { objectsOf, type StoredObject } from './objects.ts';
import { digestOf, nameOf, type Shipped, shipmentOf } from './shipment.ts';

/** What the bucket has, for the next shipment. */
const RECORD = '.masthead-shipped.json';

/** Uploads at a time: a service is far away, and answers many at once. */
const AT_ONCE = 16;

/** After so many uploads it is written down which are done: what was cut off begins there. */
const NOTED_EVERY = 1000;

/**
 * Takes a release to a bucket: uploads what differs from what was shipped before, in an order
 * in which no page lacks what it shows, and deletes last. What was begun is written down
 * before, so that the next run knows what may lie there.
 * @param others releases whose styles, scripts and fonts open pages may ask for
 * @param assertHeld throws where another process ships meanwhile
 * @returns how many objects were uploaded and deleted
 * @throws UserError where anything fails; the next run goes on from there
 */
export async function shipToBucket(
  to: ShipToBucket,
  release: ReleaseFiles,
  serving: Serving,
  others: ReleaseFiles[] = [],
  assertHeld: () => void = () => undefined,
): Promise<{ uploaded: number; deleted: number }> {
  const bucket = new Bucket(to);
  const shipped: Shipped = JSON.parse((await bucket.get(RECORD)) ?? '{}');
  const assets = others.map(({ manifest }) => manifest.files);
  const files = Object.assign({}, ...assets, release.manifest.files);
  const { uploads, gone } = shipmentOf(objectsOf(files, serving), shipped);
  const sources = [release, ...others];
  const note = () =>
    bucket.put(RECORD, Buffer.from(JSON.stringify(shipped)), {
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });
  if (uploads.length === 0 && gone.size === 0) return { uploaded: 0, deleted: 0 };

  for (const { key } of uploads) shipped[nameOf(key)] = null;
  await note();
  for (const batch of inTurns(uploads)) {
    assertHeld();
    await mapConcurrent(batch, AT_ONCE, async (object) => {
      await bucket.put(object.key, await contentOf(sources, object), object.headers);
      shipped[nameOf(object.key)] = digestOf(object);
    });
    await note();
  }
  if (gone.size > 0) {
    const keys = [];
    for await (const key of bucket.keys()) if (gone.has(nameOf(key))) keys.push(key);
    assertHeld();
    await mapConcurrent(keys, AT_ONCE, (key) => bucket.delete(key));
    for (const name of gone) delete shipped[name];
    await note();
  }
  return { uploaded: uploads.length, deleted: gone.size };
}

async function contentOf(
  releases: ReleaseFiles[],
  { source }: StoredObject,
): Promise<Uint8Array> {
  if ('text' in source) return Buffer.from(source.text);
  const release = releases.find((one) => one.has(source.file));
  if (!release) throw new Error(`No release has the file ${source.file}.`);
  return release.read(source.file);
}

/** What is uploaded together; one turn is over before the next begins. */
function inTurns(uploads: StoredObject[]): StoredObject[][] {
  const batches: StoredObject[][] = [];
  for (const object of uploads) {
    const last = batches.at(-1);
    if (last?.[0]?.turn === object.turn && last.length < NOTED_EVERY) last.push(object);
    else batches.push([object]);
  }
  return batches;
}
