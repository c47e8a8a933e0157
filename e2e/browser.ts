import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium as playwright } from '@playwright/test';
import { environment } from '#site/environment.ts';
import { UserError } from '#system/user-error.ts';

/** What people use, and what is measured. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Chromium without windows, also as Debian's package: it opens a page with a third of the work. */
export const SHELL = 'chromium-headless-shell';

/**
 * Finds the Chromium for tests: the one that `CHROMIUM` names; else one on the PATH, if possible
 * one without windows; else Playwright's own.
 * @returns its path, or null where there is none
 * @throws UserError where `CHROMIUM` names what does not start
 */
export function findBrowser(names = [SHELL, ...NAMES]): string | null {
  const { chromium: named, searchPath } = environment();
  if (named && !starts(named)) {
    throw new UserError(`CHROMIUM is ${named}, and no browser starts there.`);
  }
  if (named) return named;
  return browserOnPath(searchPath, names) ?? [playwright.executablePath()].find(starts) ?? null;
}

/** The same. @throws UserError with the command that installs one */
export function requireBrowser(names?: string[]): string {
  const found = findBrowser(names);
  if (found) return found;
  throw new UserError(
    'No Chromium is here. Run `npm run test:install`, or set CHROMIUM to where one is.',
  );
}

/** The same as people use it, for measurements. */
export const requireWholeBrowser = (): string => requireBrowser(NAMES);

/** The first browser in a list of folders such as PATH, or null. */
export function browserOnPath(folders: string, names: string[]): string | null {
  const places = names.flatMap((name) =>
    folders.split(path.delimiter).map((folder) => path.join(folder, name)),
  );
  return places.find(starts) ?? null;
}

/** A file may exist and not start, because a bare machine lacks libraries that it needs. */
function starts(executable: string): boolean {
  try {
    accessSync(executable, constants.X_OK);
  } catch {
    return false;
  }
  return spawnSync(executable, ['--version'], { timeout: 30_000 }).status === 0;
}
