import { sha256 } from '../../release/manifest.ts';
import type { StoredObject } from './objects.ts';

/**
 * What lies in a bucket: for each key the content and headers that it has, or null where an
 * upload was begun and not confirmed. Whoever may read the bucket may read this as well, and
 * is not to learn from it at which addresses unlisted posts are: keys stand here as hashes.
 */
export type Shipped = Record<string, string | null>;

export type Shipment = {
  /** In the order in which they are to be there. */
  uploads: StoredObject[];
  /** Hashes of keys that the release does not have. */
  gone: Set<string>;
};

/** What has to be done so that a bucket with one content has another. */
export function shipmentOf(objects: StoredObject[], shipped: Shipped): Shipment {
  const wanted = new Set(objects.map(({ key }) => nameOf(key)));
  return {
    uploads: objects
      .filter((object) => shipped[nameOf(object.key)] !== digestOf(object))
      .sort((one, other) => one.turn - other.turn),
    gone: new Set(Object.keys(shipped).filter((name) => !wanted.has(name))),
  };
}

/** The name of a key in the record. */
export const nameOf = (key: string): string => sha256(Buffer.from(key)).slice(0, 32);

/** Names what is stored under a key, headers as well. */
export const digestOf = ({ sha256: content, headers }: StoredObject): string =>
  sha256(Buffer.from(JSON.stringify([content, headers]))).slice(0, 32);
