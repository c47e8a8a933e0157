import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { runCommand } from '#e2e/command.ts';
import { releaseIn } from '#e2e/release.ts';
import { variablesFor } from '#site/environment.ts';

/** One way to make a site of a content folder. */
export type Site = {
  name: string;
  /** Fetches what it needs; counts for nothing. */
  install: () => Promise<void>;
  build: () => Promise<void>;
  /** The folder that a host serves. */
  out: () => string;
};

/**
 * @param folder for everything that a site leaves
 * @param content folder of the posts, which all sites share
 */
export function sitesOf(folder: string, content: string): Site[] {
  return [
    masthead(path.join(folder, 'masthead'), content),
    packaged('Astro 5', 'astro', path.join(folder, 'astro'), content, ['astro', 'build']),
    packaged('Eleventy 3', 'eleventy', path.join(folder, 'eleventy'), content, ['eleventy']),
  ];
}

/** What is kept between builds, so that the first one is as after `npm ci`. */
export const CACHES = ['.masthead/compiled', '.masthead/documents', '.masthead/builds'];

function masthead(data: string, content: string): Site {
  const variables = { CONTENT_DIR: content, DATA_DIR: data };
  return {
    name: 'Masthead',
    install: async () => {
      for (const cache of CACHES) rmSync(cache, { recursive: true, force: true });
    },
    build: async () => {
      const { status, output } = await runCommand('build', variables);
      if (status !== 0) throw new Error(`The build failed.\n${output}`);
    },
    out: () => path.join(releaseIn(data).folder, 'out'),
  };
}

/** A site with packages of its own, which it gets from its lockfile in a folder apart. */
function packaged(
  name: string,
  source: string,
  folder: string,
  content: string,
  command: [string, ...string[]],
): Site {
  const run = async (program: string, words: string[]) => {
    await promisify(execFile)(program, words, {
      cwd: folder,
      env: variablesFor({ ASTRO_TELEMETRY_DISABLED: '1', npm_config_loglevel: 'error' }),
      maxBuffer: 2 ** 26,
    });
  };
  const [program, ...words] = command;
  return {
    name,
    install: async () => {
      cpSync(path.join('bench', source), folder, { recursive: true });
      cpSync('bench/plain.css', path.join(folder, 'plain.css'));
      await run('npm', ['ci', '--no-audit', '--no-fund']);
    },
    build: async () => {
      for (const [from, to] of [
        ['posts', 'content/posts'],
        ['media', 'content/media'],
        ['media', 'public/media'],
      ] as const) {
        mkdirSync(path.join(folder, to), { recursive: true });
        cpSync(path.join(content, from), path.join(folder, to), { recursive: true });
      }
      await run(path.join(folder, 'node_modules/.bin', program), words);
    },
    out: () => path.join(folder, 'dist'),
  };
}
