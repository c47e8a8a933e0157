import { spawnSync } from 'node:child_process';
import { variablesFor } from '#site/environment.ts';

/** A refused download is to be told from a slow one within minutes. */
const INSTALL_MS = 4 * 60_000;

/** Whether we may install packages of Debian. */
export const mayInstall = (): boolean => process.getuid?.() === 0;

/** Installs packages of Debian; whether they are there then, who asks for them finds out. */
export function installDebian(packages: string[]): void {
  runInstaller('apt-get', ['update', '-q']);
  runInstaller('apt-get', ['install', '-qy', '--no-install-recommends', ...packages]);
}

/** Runs a program that installs something, without questions. */
export function runInstaller(command: string, words: string[]): void {
  spawnSync(command, words, {
    stdio: 'inherit',
    timeout: INSTALL_MS,
    env: variablesFor({
      DEBIAN_FRONTEND: 'noninteractive',
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000',
    }),
  });
}
