import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/** Scripts for readers' browsers, and where a build keeps them. */
const scripts = (buildDir: string) => path.join(buildDir, 'islands');

/** Addresses by the names of the islands; the pages read it (app/islands.ts). */
const list = (buildDir: string) => path.join(buildDir, 'islands.json');

const ADDRESS = '/assets/';

/** Islands of pages that the studio makes; it serves them too (app/assets). */
const OF_THE_STUDIO = new Set(['preview-links', 'copy-address', 'publishing-status']);

/**
 * Bundles each file of `islands/` to one small script whose name changes with its content.
 * @param project its root
 * @param buildDir folder of the build
 */
export async function bundleIslands(project: string, buildDir: string): Promise<void> {
  const folder = path.join(project, 'islands');
  const names = (await readdir(folder)).filter((name) => /(?<!\.test)\.ts$/.test(name)).sort();
  await rm(scripts(buildDir), { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: project,
    entryPoints: names.map((name) => path.join(folder, name)),
    outdir: scripts(buildDir),
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    metafile: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    // Made with the release (search.ts), and loaded where it lies there.
    external: ['/pagefind/*'],
    logLevel: 'silent',
  });
  const addresses = Object.entries(metafile.outputs).map(([file, { entryPoint = '' }]) => [
    path.basename(entryPoint, '.ts'),
    ADDRESS + path.basename(file),
  ]);
  await mkdir(buildDir, { recursive: true });
  await writeFile(list(buildDir), JSON.stringify(Object.fromEntries(addresses)));
}

/** Lets the pages of another build name the scripts of this one. */
export async function shareIslands(buildDir: string, other: string): Promise<void> {
  await mkdir(other, { recursive: true });
  await copyFile(list(buildDir), list(other));
}

/** The scripts of a build that readers' pages may ask for, as a release takes them. */
export async function bundledIslands(
  buildDir: string,
): Promise<{ address: string; source: string }[]> {
  const addresses: Record<string, string> = JSON.parse(await readFile(list(buildDir), 'utf8'));
  return Object.entries(addresses)
    .filter(([island]) => !OF_THE_STUDIO.has(island))
    .map(([, address]) => ({
      address,
      source: path.join(scripts(buildDir), path.basename(address)),
    }));
}
