import { DamagedRelease, readAssets } from './manifest.ts';
import { ReleaseFiles } from './release-files.ts';
import { listReleases, type ReleaseStore, releaseFolder } from './store.ts';

/**
 * Styles, scripts and fonts of all kept releases: a page that a reader has open, or that a cache
 * holds, may be of an earlier release, or of a later one from which somebody went back.
 */
export class KeptAssets {
  readonly #store: ReleaseStore;
  /** By release; a release never changes. */
  #known = new Map<string, ReleaseFiles>();

  constructor(store: ReleaseStore) {
    this.#store = store;
  }

  /** @returns the assets of each kept release, the newest first */
  async all(): Promise<ReleaseFiles[]> {
    const names = await listReleases(this.#store);
    const read = names.map(async (name) => {
      const assets = this.#known.get(name) ?? (await this.#assetsOf(name));
      return assets === null ? [] : [[name, assets] as const];
    });
    this.#known = new Map((await Promise.all(read)).flat());
    return [...this.#known.values()];
  }

  /** @returns the newest release that has an asset; undefined where none has it */
  async releaseWith(file: string): Promise<ReleaseFiles | undefined> {
    return (await this.all()).find((release) => release.has(file));
  }

  async #assetsOf(name: string): Promise<ReleaseFiles | null> {
    try {
      const manifest = await readAssets(releaseFolder(this.#store, name));
      return new ReleaseFiles(this.#store, name, manifest);
    } catch (error) {
      const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT';
      // It was removed just now, or a loss of power cut it off: the others have theirs.
      if (isGone || error instanceof DamagedRelease) return null;
      throw error;
    }
  }
}
