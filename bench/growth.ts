import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommand, startSite } from '#e2e/command.ts';
import { makeArchive } from './make-archive.ts';
import { median } from './median.ts';
import { memoryOf } from './memory.ts';

/*
 * `npm run bench growth`: what an archive of 2,000 posts costs against one of 20. The time that
 * Next needs to compile, and the memory of a server that has answered for every post,
 * should hardly differ: documents are read through the file system, never compiled in.
 */

const SIZES = [20, 2000];
/** Times vary by more than what is looked for; each size is built so often, in turn. */
const ROUNDS = 3;

type Measurement = {
  posts: number;
  'first build, s': number;
  'compile, s': number;
  'server, MB': number;
  'server at most, MB': number;
};

export async function measureGrowth(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const table: Measurement[] = [];
    const sites = SIZES.map((posts) => ({
      posts,
      variables: {
        CONTENT_DIR: path.join(folder, String(posts)),
        DATA_DIR: path.join(folder, `${posts}-data`),
      },
    }));
    for (const { posts, variables } of sites) {
      makeArchive(variables.CONTENT_DIR, posts);
      const seconds = await build(variables);
      console.log(`${posts} posts: built in ${seconds.toFixed(1)} s`);
      const { now, peak } = await serve(variables);
      table.push({
        posts,
        'first build, s': seconds,
        'compile, s': Number.NaN,
        'server, MB': now,
        'server at most, MB': peak,
      });
    }
    const times = new Map(SIZES.map((posts) => [posts, [] as number[]]));
    for (let round = 1; round <= ROUNDS; round++) {
      for (const { posts, variables } of sites) {
        const seconds = await compile(variables);
        console.log(`round ${round}, ${posts} posts: compiled in ${seconds} s`);
        times.get(posts)?.push(seconds);
      }
    }
    for (const row of table) row['compile, s'] = median(times.get(row.posts) ?? []);
    console.table([...table.map(rounded), ratios(table)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Variables = { CONTENT_DIR: string; DATA_DIR: string };

async function build(variables: Variables): Promise<number> {
  const start = performance.now();
  const { status, output } = await runCommand('build', variables);
  if (status !== 0) throw new Error(`The build failed.\n${output}`);
  return (performance.now() - start) / 1000;
}

/** Builds once more, as far as the code is compiled. @returns the seconds that Next says */
async function compile(variables: Variables): Promise<number> {
  const compiled = /Compiled successfully in ([\d.]+) ?(ms|s|min)\b/;
  const { output } = await runCommand('build', variables, compiled);
  const [, time, unit] = compiled.exec(output) ?? [];
  if (!time) throw new Error(`The build did not say its time.\n${output}`);
  return Number(time) * { ms: 0.001, s: 1, min: 60 }[unit as 'ms' | 's' | 'min'];
}

/** Starts the site and reads every page that its lists lead to. */
async function serve(variables: Variables) {
  const site = await startSite(variables);
  try {
    const waiting = new Set(['/']);
    for (const address of waiting) {
      const html = await (await fetch(`${site.origin}${address}`)).text();
      for (const [, href = ''] of html.matchAll(/ href="(\/[^"#?]*)"/g)) {
        if (!href.startsWith('/_next')) waiting.add(href);
      }
    }
    return memoryOf(site.pid) ?? { now: Number.NaN, peak: Number.NaN };
  } finally {
    await site.stop();
  }
}

function ratios(table: Measurement[]): Record<string, number | string> {
  const [small, large] = table;
  if (!small || !large) throw new Error('Two sizes are compared.');
  const keys = Object.keys(small) as (keyof Measurement)[];
  return Object.fromEntries(
    keys.map((key) => [key, `× ${(large[key] / small[key]).toFixed(2)}`]),
  );
}

function rounded(row: Measurement): Record<string, number> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, Math.round(value * 10) / 10]),
  );
}
