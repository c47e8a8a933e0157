import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium as playwright } from '@playwright/test';
import { environment } from '#site/environment.ts';
import { installDebian, mayInstall, runInstaller } from './debian.ts';

/** The browser for end-to-end tests, and a sentence on where it comes from. */
export type Browser = { executable: string; found: string };

export class NoBrowserError extends Error {
  override name = 'NoBrowserError';
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Finds Chromium, or installs it: the one that `CHROMIUM` names; else one on the PATH; else
 * Playwright's own; else, where that cannot be had and we may use apt, Debian's package.
 * @param say is told before something is installed, for that takes a while
 * @throws NoBrowserError with what to do
 */
export function findBrowser(say: (sentence: string) => void): Browser {
  const { chromium: named, searchPath } = environment();
  if (named) {
    if (starts(named)) return { executable: named, found: `CHROMIUM names ${named}.` };
    throw new NoBrowserError(`CHROMIUM is ${named}, and no browser starts there.`);
  }
  const onPath = () => browserOnPath(searchPath);
  const ready = onPath();
  if (ready) return { executable: ready, found: `${ready} stands on the PATH.` };

  const own = playwright.executablePath();
  if (starts(own)) return { executable: own, found: `Playwright has installed ${own}.` };
  say('No Chromium is here. Installing the one of Playwright.');
  runInstaller('npx', ['playwright', 'install', '--no-shell', 'chromium']);
  if (starts(own))
    return { executable: own, found: `Installed Playwright's Chromium: ${own}.` };

  if (mayInstall()) {
    say('It could not be had. Installing the Debian package.');
    installDebian(['chromium', 'fonts-liberation']);
    const debian = onPath();
    if (debian) return { executable: debian, found: `Installed Debian's Chromium: ${debian}.` };
  }
  throw new NoBrowserError(
    'No Chromium is here, and none could be installed. Install one, or set CHROMIUM to where it is.',
  );
}

/** The first browser in a list of folders such as PATH, or null. */
export function browserOnPath(folders: string): string | null {
  const places = NAMES.flatMap((name) =>
    folders.split(path.delimiter).map((folder) => path.join(folder, name)),
  );
  return places.find(starts) ?? null;
}

/** A file may be there and not start, for want of libraries that a bare machine lacks. */
function starts(executable: string): boolean {
  try {
    accessSync(executable, constants.X_OK);
  } catch {
    return false;
  }
  return spawnSync(executable, ['--version'], { timeout: 30_000 }).status === 0;
}
