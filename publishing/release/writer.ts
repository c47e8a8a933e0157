import { linkSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type FileEntry, type Manifest, NO_FILES, sha256 } from './manifest.ts';

/** A release that a new one may take files over from. */
export type Previous = { folder: string; manifest: Manifest };

/** Text in all its forms; pictures and fonts are compressed already. */
export const COMPRESSED = /\.(html|css|js|json|xml|xsl|txt|md|svg|webmanifest|map)$/;

/**
 * Writes the files of one release. A file that the previous release holds at the same path
 * with the same bytes is linked, not copied: it keeps its time of change, and its compressed
 * forms need not be made again. Several processes may write into one release, each its own files.
 *
 * It waits for the disk and for the encoder: ten thousand files one after the other take less
 * time than as many promises, and each process has a core to itself.
 */
export class ReleaseWriter {
  readonly #out: string;
  readonly #previous: Previous;
  readonly #files = new Map<string, FileEntry>();
  readonly #folders = new Set<string>();

  /** @param folder of the new release; `out` and the manifest are made in it */
  constructor(folder: string, previous: Previous | null) {
    this.#out = path.join(folder, 'out');
    this.#previous = previous ?? { folder: '', manifest: NO_FILES };
  }

  /** @param file path within `out`, with forward slashes */
  write(file: string, content: Uint8Array | string): FileEntry {
    const bytes = Buffer.from(content);
    const entry = { sha256: sha256(bytes), bytes: bytes.length };
    this.record(file, entry);
    if (this.#previous.manifest.files[file]?.sha256 === entry.sha256) {
      this.#link(file);
      return entry;
    }
    const target = this.#placeOf(file);
    writeFileSync(target, bytes);
    if (!COMPRESSED.test(file)) return entry;
    // One thing has one time of change, whichever form of it a reader gets.
    const { atime, mtime } = statSync(target);
    for (const [form, compressed] of [
      ['.br', brotli(file, bytes)],
      ['.gz', gzip(bytes)],
    ] as const) {
      writeFileSync(target + form, compressed);
      utimesSync(target + form, atime, mtime);
    }
    utimesSync(target, atime, mtime);
    return entry;
  }

  /** Takes a file over from the previous release, unread. @returns whether that has it */
  takeOver(file: string): boolean {
    const entry = this.#previous.manifest.files[file];
    if (!entry) return false;
    this.record(file, entry);
    this.#link(file);
    return true;
  }

  /** Takes note of a file that another process has written. */
  record(file: string, entry: FileEntry): void {
    if (this.#files.has(file)) throw new Error(`Two things would be released as ${file}.`);
    this.#files.set(file, entry);
  }

  #link(file: string): void {
    const target = this.#placeOf(file);
    const source = path.join(this.#previous.folder, 'out', file);
    for (const form of formsOf(file)) linkSync(source + form, target + form);
  }

  #placeOf(file: string): string {
    const target = path.join(this.#out, file);
    const folder = path.dirname(target);
    if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
    return target;
  }

  /** Paths written so far, within `out`. */
  get paths(): string[] {
    return [...this.#files.keys()].sort();
  }

  /** The size of a file that was written, in bytes, before it is compressed. */
  bytesOf(file: string): number {
    return this.#files.get(file)?.bytes ?? 0;
  }

  /** Whether a path was written. */
  has(file: string): boolean {
    return this.#files.has(file);
  }

  /** Everything that was written, sorted by path. */
  manifest(instant: string, carried: string[]): Manifest {
    return {
      instant,
      carried,
      files: Object.fromEntries(
        [...this.#files].sort(([one], [other]) => (one < other ? -1 : 1)),
      ),
    };
  }
}

function formsOf(file: string): string[] {
  return COMPRESSED.test(file) ? ['', '.br', '.gz'] : [''];
}

const gzip = (bytes: Buffer) => gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });

/**
 * Of brotli's eleven qualities the tenth takes a page of 17 kB thirteen times as long as the
 * eighth, for 6 % fewer bytes: minutes at ten thousand posts, for a share of the first packet.
 * Styles and scripts are few, and load with every first visit (docs/decisions/017).
 */
const qualityFor = (file: string) => (/\.(css|js|svg)$/.test(file) ? 11 : 8);

const brotli = (file: string, bytes: Buffer) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: qualityFor(file),
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
