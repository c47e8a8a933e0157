import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from '#publishing/build/build.ts';
import { distOf, next, project, writeSettings } from '#publishing/build/next.ts';
import type { Prepared } from '#publishing/build/prepared.ts';
import { Workers } from '#publishing/build/workers.ts';

/**
 * Has Next generate every page of some content from the compiled code, as `next build` does: what
 * our own way of making pages is measured against.
 * @returns a folder as `MASTHEAD_BUILD` names one, which is the caller's to remove
 */
export async function generateAll(prepared: Prepared): Promise<string> {
  const workers = new Workers(prepared.buildDir);
  const { code } = await build(prepared, workers).finally(() => workers.end());
  // Next takes a folder within the project alone.
  const folder = mkdtempSync(path.join(project, '.masthead/generated-'));
  cpSync(prepared.buildDir, folder, { recursive: true });
  rmSync(distOf(folder), { recursive: true, force: true });
  cpSync(distOf(code), distOf(folder), { recursive: true });
  await writeSettings(folder, { redirects: [], pictureFolders: [] });
  await next(folder, ['build', '--experimental-build-mode', 'generate']);
  return folder;
}
