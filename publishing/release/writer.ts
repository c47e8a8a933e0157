import type { FileEntry, Manifest } from './manifest.ts';

/** Collects the files of a release. Their bytes are in the blob store. */
export class ReleaseWriter {
  readonly #files = new Map<string, FileEntry>();

  record(file: string, entry: FileEntry): void {
    if (this.#files.has(file)) throw new Error(`Two things would be released as ${file}.`);
    this.#files.set(file, entry);
  }

  entryOf(file: string): FileEntry | undefined {
    return this.#files.get(file);
  }

  /** All files, sorted by path. */
  manifest(instant: string): Manifest {
    const files = [...this.#files].sort(([one], [other]) => (one < other ? -1 : 1));
    return { version: 2, instant, files: Object.fromEntries(files) };
  }
}
