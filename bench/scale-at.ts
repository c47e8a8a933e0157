import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runCommand, type Site, startSite } from '#e2e/command.ts';
import { releasedIn, statusIn } from '#e2e/editors/released.ts';
import { contentRepository } from '#e2e/editors/repository.ts';
import { signIn } from '#e2e/editors/signed-in.ts';
import { type Change, changeKinds } from './changes.ts';
import { measureHugo } from './hugo.ts';
import { makeArchive } from './make-archive.ts';
import { median } from './median.ts';
import { cpuOf, memoryOf } from './memory.ts';
import { CACHES } from './sites.ts';

/** One line of the table; seconds but for memory in MB and disk as a ratio. */
export type Figure = { posts: number; what: string; measured: number; cpu?: number };

const EDITS = 10;
const BUILDS = 3;

/** A server has nothing more to do so long after the last release. */
const IDLE_MS = 5_000;

/**
 * Measures one size of archive, through git and `npm run edit` as editors use them.
 * @param report receives each figure as soon as it is known
 */
export async function measureSize(
  posts: number,
  report: (figure: Figure) => void,
): Promise<void> {
  const repository = contentRepository({ 'categories.json': '{"categories":[]}' });
  const { folder, variables } = repository;
  try {
    const archive = await makeArchive(folder, posts);
    repository.commit('The archive');
    report({ posts, ...(await measureColdBuilds(variables)) });
    const one = diskOf(variables.DATA_DIR);
    const site = await startSite(variables, 'edit');
    try {
      await untilLive();
      report({ posts, what: 'memory, idle, MB', measured: memoryOf(site.pid) });
      const kinds = changeKinds(folder, archive);
      for (const { name, at } of kinds) {
        report({ posts, what: name, ...(await measureChanges(site, name, at)) });
      }
      report({
        posts,
        what: 'disk of kept releases / of one',
        measured: diskOf(variables.DATA_DIR) / one,
      });
      report({
        posts,
        what: 'go back',
        ...(await measureGoingBack(site, kinds.at(-1)?.at(0).page ?? '/')),
      });
      report({ posts, what: 'memory at the end, MB', measured: memoryOf(site.pid) });
    } finally {
      await site.stop();
    }
    const hugo = measureHugo(folder, path.join(variables.DATA_DIR, 'hugo'));
    if (hugo !== null) report({ posts, what: 'Hugo, whole build or any edit', measured: hugo });
  } finally {
    repository.remove();
  }

  async function measureChanges(site: Site, name: string, at: (round: number) => Change) {
    const served: number[] = [];
    const cpu: number[] = [];
    for (let round = 0; round < EDITS; round++) {
      const { save, page, isShown } = at(round);
      save();
      const before = cpuOf(site.pid);
      repository.commit(`${name}, ${round}`);
      served.push(await untilShown(`${site.origin}${page}`, isShown));
      await untilLive();
      cpu.push(cpuOf(site.pid) - before);
    }
    return { measured: median(served), cpu: median(cpu) };
  }

  /** From the request of an editor to the first page of the older release. @param page that the last edit changed */
  async function measureGoingBack(site: Site, page: string) {
    const cookie = await signIn(site);
    const { entries, current } = releasedIn(variables.DATA_DIR);
    const older = entries
      .filter((name) => /^\d/.test(name) && name < current)
      .sort()
      .at(-1);
    if (!older) throw new Error('No older release is kept.');
    const read = async () => (await fetch(`${site.origin}${page}`)).text();
    const now = await read();
    const begun = performance.now();
    const asked = fetch(`${site.origin}/admin/releases/back`, {
      method: 'POST',
      headers: { cookie, origin: site.origin, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ release: older }),
      redirect: 'manual',
    });
    while ((await read()) === now) {
      if (secondsSince(begun) > LONGEST_S) {
        throw new Error(`Going back answered ${(await asked).status} and changed nothing.`);
      }
      await pause(5);
    }
    return { measured: secondsSince(begun) };
  }

  /** Ends when readers have the newest commit and the server is idle. */
  async function untilLive(): Promise<void> {
    const newest = repository.git('rev-parse', 'HEAD');
    for (;;) {
      const { state, commit, message } = statusIn(variables.DATA_DIR);
      if (state === 'failed') throw new Error(`No release was made: ${message}`);
      if (state === 'live' && commit === newest) break;
      await pause(100);
    }
    await pause(IDLE_MS);
  }
}

/** Builds from nothing, after the code was compiled. */
async function measureColdBuilds(variables: { DATA_DIR: string } & Record<string, string>) {
  const build = async () => {
    for (const cache of CACHES.filter((folder) => !folder.endsWith('compiled'))) {
      rmSync(cache, { recursive: true, force: true });
    }
    rmSync(variables.DATA_DIR, { recursive: true, force: true });
    const begun = performance.now();
    const before = cpuOf(process.pid);
    const { status, output } = await runCommand('build', variables);
    if (status !== 0) throw new Error(`The build failed:\n${output}`);
    return { measured: secondsSince(begun), cpu: cpuOf(process.pid) - before };
  };
  // The first one compiles.
  await build();
  const builds = [];
  for (let round = 0; round < BUILDS; round++) builds.push(await build());
  return {
    what: 'cold build',
    measured: median(builds.map(({ measured }) => measured)),
    cpu: median(builds.map(({ cpu }) => cpu)),
  };
}

const LONGEST_S = 300;

/** @returns when a page shows the change, in seconds from now */
async function untilShown(page: string, isShown: Change['isShown']): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const response = await fetch(page, { redirect: 'manual' });
    if (isShown(response.status, await response.text())) return secondsSince(begun);
    if (secondsSince(begun) > LONGEST_S) {
      throw new Error(`${page} does not show the change: ${response.status}.`);
    }
    await pause(10);
  }
}

export const secondsSince = (begun: number): number => (performance.now() - begun) / 1000;

/** What a folder takes on the disk, in kB; a file with several names counts once. */
function diskOf(folder: string): number {
  const sites = path.join(folder, 'sites');
  const [site = ''] = readdirSync(sites);
  const printed = execFileSync('du', ['-sk', path.join(sites, site)], { encoding: 'utf8' });
  return Number.parseInt(printed, 10);
}
