import { existsSync, readdirSync } from 'node:fs';
import { link, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Styles, scripts and fonts: the names of the files in these folders change with their
 * content, so that the files of several releases can lie beside each other.
 */
export const ASSET_FOLDERS = ['assets', '_next/static'];

/** Whether a path within `out` is one of a style, script or font. */
export const isAsset = (file: string): boolean =>
  ASSET_FOLDERS.some((folder) => file.startsWith(`${folder}/`));

/**
 * Lays the assets of a release beside those of the others, where hosts find them whichever
 * release is the current one: a reader's page is of an earlier release, or of a later one
 * that was taken back.
 * @param out the release's public files
 * @param kept folder of the assets of all kept releases
 */
export async function keepAssets(out: string, kept: string): Promise<void> {
  for (const file of assetsIn(out)) {
    await mkdir(path.join(kept, path.dirname(file)), { recursive: true });
    await link(path.join(out, file), path.join(kept, file)).catch(unlessThere);
  }
}

/** Removes the assets that are in none of these folders of public files any more. */
export async function dropAssets(kept: string, outs: string[]): Promise<void> {
  for (const file of assetsIn(kept)) {
    if (!outs.some((out) => existsSync(path.join(out, file)))) {
      await rm(path.join(kept, file), { force: true });
    }
  }
}

/** Paths of the assets in a folder, compressed forms as well, with forward slashes. */
export function assetsIn(folder: string): string[] {
  return ASSET_FOLDERS.filter((name) => existsSync(path.join(folder, name))).flatMap((name) =>
    readdirSync(path.join(folder, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        path
          .relative(folder, path.join(entry.parentPath, entry.name))
          .split(path.sep)
          .join('/'),
      ),
  );
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
