import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type BlobStore, type Encoding, encodingsOf } from './blob-store.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { blobsOf, type ReleaseStore, releaseFolder } from './store.ts';

/** The public files of a complete release. */
export class ReleaseFiles {
  readonly manifest: Manifest;
  readonly #folder: string;
  readonly #blobs: BlobStore;

  constructor(store: ReleaseStore, name: string, manifest: Manifest) {
    this.manifest = manifest;
    this.#folder = releaseFolder(store, name);
    this.#blobs = blobsOf(store);
  }

  /** @throws DamagedRelease; ENOENT where there is no such release */
  static async open(store: ReleaseStore, name: string): Promise<ReleaseFiles> {
    return new ReleaseFiles(store, name, readManifest(releaseFolder(store, name)));
  }

  get paths(): string[] {
    return Object.keys(this.manifest.files);
  }

  has(file: string): boolean {
    return Object.hasOwn(this.manifest.files, file);
  }

  /**
   * The file on the disk that holds a public file, plain or compressed.
   * @throws where the release has no such file
   */
  placeOf(file: string, encoding?: Encoding): string {
    const entry = this.manifest.files[file];
    if (!entry) throw new Error(`The release has no file ${file}.`);
    if (this.manifest.version === 1) {
      const ending = { br: '.br', gzip: '.gz' };
      return path.join(this.#folder, 'out', file + (encoding ? ending[encoding] : ''));
    }
    return this.#blobs.placeOf(file, entry.sha256, encoding);
  }

  /** All forms of a public file: the ending of its name, and the file on the disk. */
  formsOf(file: string): { ending: '' | '.br' | '.gz'; place: string }[] {
    const encodings = encodingsOf(file).map((encoding) => ({
      ending: encoding === 'br' ? ('.br' as const) : ('.gz' as const),
      place: this.placeOf(file, encoding),
    }));
    return [{ ending: '', place: this.placeOf(file) }, ...encodings];
  }

  readonly read = (file: string): Promise<Buffer> => readFile(this.placeOf(file));
}
