import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import {
  installation,
  type Killable,
  runCommand,
  startKillable,
  startSite,
} from '../command.ts';
import { damagedFiles, releasedIn } from './released.ts';

const post = (title: string) =>
  `---\ntemplateKey: blog-post\ntitle: ${title}\ndate: 2025-01-02T03:04:05Z\n---\n\nThe text.\n`;

/**
 * Whether a build has come to a certain point, by what it says or leaves on the disk.
 * @param left what builds that were killed have left: folders of Contentlayer's, and releases
 */
type Point = (build: Killable, dataDir: string, left: string[]) => boolean;

const DOCUMENTS = '.masthead/documents';

/** Folders in which Contentlayer compiles posts: each store of documents may have some. */
const compiling = (): string[] =>
  within(DOCUMENTS)
    .flatMap(within)
    .filter((folder) => path.basename(folder).startsWith('compiling-'));

/** What lies in a folder: nothing in one that is gone, as what other tests build with may be. */
function within(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => path.join(folder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

const ATTEMPTS = 5;

const finished = (name: string) => !name.startsWith('.');

/** How far a build comes before it is killed; the last one may be a moment after the switch. */
const points: Record<string, Point> = {
  'while Contentlayer compiles a post': (_, __, left) =>
    compiling().some((name) => !left.includes(name)),
  // The line of a step is printed when it ends, and the next one is this.
  'while pages are made': (build) => /^Drawing pictures/m.test(build.output()),
  'while the release is written': (_, dataDir, left) =>
    releasedIn(dataDir).unfinished.some((folder) => !left.includes(folder)),
  'while readers are switched to it': (_, dataDir) =>
    releasedIn(dataDir).entries.filter(finished).length > 1,
};

test('a build that is killed at any point leaves readers a whole release, and the next is right', async ({
  request,
}) => {
  // Six builds, and the waits for locks that dead processes have left.
  test.setTimeout(420_000);
  const { variables, remove } = installation({ 'only.md': post('Version 0') });
  const { DATA_DIR, CONTENT_DIR } = variables;
  const write = (title: string) =>
    writeFileSync(path.join(CONTENT_DIR, 'only.md'), post(title));
  const site = await startSite(variables);
  const shown = async () => (await request.get(`${site.origin}/blog/only`)).text();

  let served = 'Version 0';
  for (const [when, reached] of Object.entries(points)) {
    // On a busy machine a build may be over before it is seen there: then there is another one.
    for (let attempt = 1, isKilled = false; !isKilled; attempt++) {
      const before = releasedIn(DATA_DIR);
      const left = [...compiling(), ...before.unfinished];
      const title = `Killed ${when}, ${attempt}`;
      write(title);
      const build = startKillable('build', variables);
      await expect
        .poll(() => reached(build, DATA_DIR, left) || !build.isRunning(), {
          message: when,
          timeout: 180_000,
          intervals: [5],
        })
        .toBe(true);
      isKilled = build.isRunning();
      expect(isKilled || attempt < ATTEMPTS, `not killed ${when}:\n${build.output()}`).toBe(
        true,
      );
      await build.kill();

      const after = releasedIn(DATA_DIR);
      expect(damagedFiles(DATA_DIR), when).toEqual([]);
      if (after.current !== before.current) served = title;
      expect(await shown(), when).toContain(served);
    }
  }

  write('The last version');
  const { status, output } = await runCommand('build', variables);
  expect(status, output).toBe(0);
  expect(await shown()).toContain('The last version');
  expect(damagedFiles(DATA_DIR)).toEqual([]);
  expect(releasedIn(DATA_DIR).unfinished).toEqual([]);
  await site.stop();
  remove();
});
