import type { BlobStore } from './blob-store.ts';
import type { FileEntry, Manifest } from './manifest.ts';

/**
 * Collects the files of one release. The bytes go into the blob store, which may have them
 * already; what the release before has under the same path is taken over by its name alone.
 */
export class ReleaseWriter {
  readonly #blobs: BlobStore;
  readonly #previous: Manifest['files'];
  readonly #files = new Map<string, FileEntry>();

  /** @param previous files of a release in the same store, whose blobs are there */
  constructor(blobs: BlobStore, previous: Manifest['files'] = {}) {
    this.#blobs = blobs;
    this.#previous = previous;
  }

  /** @param file path within the release, with forward slashes */
  write(file: string, content: Uint8Array | string): void {
    this.record(file, this.#blobs.put(file, content));
  }

  /** Takes a file over from the previous release, unread. @returns whether that has it */
  takeOver(file: string): boolean {
    const entry = this.#previous[file];
    if (entry) this.record(file, entry);
    return entry !== undefined;
  }

  /** Adds a file whose bytes are in the blob store already. */
  record(file: string, entry: FileEntry): void {
    if (this.#files.has(file)) throw new Error(`Two things would be released as ${file}.`);
    this.#files.set(file, entry);
  }

  /** Paths added so far, sorted. */
  get paths(): string[] {
    return [...this.#files.keys()].sort();
  }

  /** A file that was added; undefined where none has this path. */
  entryOf(file: string): FileEntry | undefined {
    return this.#files.get(file);
  }

  /** Everything that was added, sorted by path. */
  manifest(instant: string): Manifest {
    const files = [...this.#files].sort(([one], [other]) => (one < other ? -1 : 1));
    return { version: 2, instant, files: Object.fromEntries(files) };
  }
}
