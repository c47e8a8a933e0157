import { mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type FileEntry, sha256 } from './manifest.ts';

/** Files of text are stored in all their forms; pictures and fonts are compressed already. */
export const COMPRESSED = /\.(html|css|js|json|xml|xsl|txt|md|svg|webmanifest|map)$/;

/** An encoding of HTTP. */
export type Encoding = 'br' | 'gzip';

/**
 * Holds the bytes of public files, named by their SHA-256 and shared by all releases of a site:
 * `<2 hex digits>/<hash>`, with compressed forms next to it. A blob is written once and never
 * changed, so any number of processes may put the same bytes at the same time.
 *
 * Its methods are synchronous: ten thousand files one after the other take less time than as many
 * promises, and each process has a core to itself.
 */
export class BlobStore {
  readonly folder: string;
  readonly #prefixes = new Set<string>();

  /** @param folder need not exist yet */
  constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Puts the content of a public file into the store, unless it is there already.
   * @param file path within a release: its ending decides how the content is compressed
   */
  put(file: string, content: Uint8Array | string): FileEntry {
    const bytes = Buffer.from(content);
    const entry = { sha256: sha256(bytes), bytes: bytes.length };
    const plain = this.placeOf(file, entry.sha256);
    if (sizeOf(plain) !== entry.bytes) this.#write(plain, bytes);
    for (const encoding of encodingsOf(file)) {
      const form = this.placeOf(file, entry.sha256, encoding);
      if (!sizeOf(form)) this.#write(form, compress(file, encoding, bytes), statSync(plain));
    }
    return entry;
  }

  /** Whether a file's content is in the store, in all its forms. */
  has(file: string, { sha256, bytes }: FileEntry): boolean {
    return (
      sizeOf(this.placeOf(file, sha256)) === bytes &&
      encodingsOf(file).every((encoding) => sizeOf(this.placeOf(file, sha256, encoding)))
    );
  }

  /** The file that holds a blob, plain or compressed. */
  placeOf(file: string, hash: string, encoding?: Encoding): string {
    const ending = encoding ? endingOf(file, encoding) : '';
    return path.join(this.folder, hash.slice(0, 2), hash + ending);
  }

  /** Reads a blob. @throws ENOENT where it is not in the store */
  read(hash: string): Promise<Buffer> {
    return readFile(this.placeOf('', hash));
  }

  /** @param dated a file whose times this one gets: all forms of a blob have the same */
  #write(place: string, bytes: Uint8Array, dated?: { atime: Date; mtime: Date }): void {
    const prefix = path.dirname(place);
    if (!this.#prefixes.has(prefix)) mkdirSync(prefix, { recursive: true });
    this.#prefixes.add(prefix);
    const half = `${place}.${process.pid}.half`;
    try {
      writeFileSync(half, bytes);
      if (dated) utimesSync(half, dated.atime, dated.mtime);
      renameSync(half, place);
    } catch (error) {
      rmSync(half, { force: true });
      throw error;
    }
  }
}

/**
 * A blob of another size was cut off by a loss of power, which can happen to a file after it was
 * renamed: it is written again. @returns null where there is none
 */
function sizeOf(place: string): number | null {
  return statSync(place, { throwIfNoEntry: false })?.size ?? null;
}

/** Encodings in which a public file is stored besides its plain bytes. */
export const encodingsOf = (file: string): Encoding[] =>
  COMPRESSED.test(file) ? ['br', 'gzip'] : [];

/**
 * Of brotli's eleven qualities the tenth takes a page of 17 kB thirteen times as long as the
 * eighth, for 6 % fewer bytes: minutes at ten thousand posts, for a share of the first packet.
 * Styles and scripts are few, and load with every first visit (docs/decisions/022).
 */
const isSmallest = (file: string) => /\.(css|js|svg)$/.test(file);

/** Two files with the same bytes may be compressed differently: each quality has its own ending. */
const endingOf = (file: string, encoding: Encoding): string =>
  encoding === 'gzip' ? '.gz' : isSmallest(file) ? '.smallest.br' : '.br';

function compress(file: string, encoding: Encoding, bytes: Buffer): Buffer {
  if (encoding === 'gzip') return gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: isSmallest(file) ? 11 : 8,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
