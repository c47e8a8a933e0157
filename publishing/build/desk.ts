import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/** What Decap's page loads of ours. */
const ENTRIES = ['desk.ts', 'desk.css'];

/**
 * Bundles `desk/` for editors' browsers into `desk/` of a build, with a list of the names, which
 * change with what they hold. It is no part of a release.
 * @param project its root
 * @param buildDir folder of the build
 */
export async function bundleDesk(project: string, buildDir: string): Promise<void> {
  const folder = path.join(buildDir, 'desk');
  await rm(folder, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: project,
    entryPoints: ENTRIES.map((name) => path.join(project, 'desk', name)),
    outdir: folder,
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    metafile: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  });
  const names = Object.entries(metafile.outputs).map(([file, { entryPoint = '' }]) => [
    path.basename(entryPoint),
    path.basename(file),
  ]);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'files.json'), JSON.stringify(Object.fromEntries(names)));
}
