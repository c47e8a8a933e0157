import { existsSync } from 'node:fs';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from '#system/lock.ts';
import { unlessChanged } from './code-now.ts';
import { bundleDesk } from './desk.ts';
import { cutFonts } from './fonts/cut.ts';
import { bundleIslands } from './islands.ts';
import { next, project, writeSettings } from './next.ts';

/** How many versions of the code are kept: a server may still run on the one before. */
const KEPT = 3;

const FINISHED = 'finished';

/**
 * The site's code, compiled once for each version of it: builds for readers generate pages
 * with it, and the studio answers editors with it.
 * @param code its fingerprint
 * @returns a folder as `MASTHEAD_BUILD` names one, without content
 * @throws UserError where it is another one by the time that it is compiled
 */
export async function compiledCode(code: string): Promise<string> {
  const folder = folderOf(code);
  const finished = path.join(folder, FINISHED);
  await withLock(folder, async ({ assertHeld }) => {
    if (existsSync(finished)) return;
    await rm(folder, { recursive: true, force: true });
    await bundleIslands(project, folder);
    await cutFonts(project);
    await bundleDesk(project, folder);
    assertHeld();
    await writeSettings(folder, { redirects: [], pictureFolders: [] });
    await next(folder, ['build', '--experimental-build-mode', 'compile']);
    unlessChanged(code);
    assertHeld();
    await writeFile(finished, '');
    await prune(path.dirname(folder));
  });
  return folder;
}

const folderOf = (code: string) => path.join(project, '.masthead/compiled', code);

/** The same folder, where the code is compiled already; else null. */
export function compiledFolder(code: string): string | null {
  const folder = folderOf(code);
  return existsSync(path.join(folder, FINISHED)) ? folder : null;
}

async function prune(all: string): Promise<void> {
  const names = (await readdir(all)).filter((name) => !name.endsWith('.lock'));
  const ages = await Promise.all(
    names.map(async (name) => ({ name, made: (await stat(path.join(all, name))).mtimeMs })),
  );
  const old = ages.sort((a, b) => b.made - a.made).slice(KEPT);
  await Promise.all(
    old.map(({ name }) => rm(path.join(all, name), { recursive: true, force: true })),
  );
}
