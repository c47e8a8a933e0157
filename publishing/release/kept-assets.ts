import { isMissing } from '#system/missing.ts';
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
    const all = names.flatMap((name) => {
      const assets = this.#known.get(name) ?? this.#assetsOf(name);
      return assets === null ? [] : [[name, assets] as const];
    });
    this.#known = new Map(all);
    return [...this.#known.values()];
  }

  /** @returns the newest release that has an asset; undefined where none has it */
  async releaseWith(file: string): Promise<ReleaseFiles | undefined> {
    return (await this.all()).find((release) => release.has(file));
  }

  /** @returns null where the release was removed just now, or is damaged */
  #assetsOf(name: string): ReleaseFiles | null {
    try {
      return new ReleaseFiles(this.#store, name, readAssets(releaseFolder(this.#store, name)));
    } catch (error) {
      if (isMissing(error) || error instanceof DamagedRelease) return null;
      throw error;
    }
  }
}
