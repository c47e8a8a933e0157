import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommand, startSite } from '#e2e/command.ts';
import { makeArchive } from './make-archive.ts';
import { memoryOf } from './memory.ts';

/*
 * `npm run bench`: what an archive of 2,000 posts costs against one of 20. The time that
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

const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
try {
  const sizes = SIZES.map((posts) => ({ posts, folder: path.join(folder, String(posts)) }));
  const compiled = new Map(SIZES.map((posts) => [posts, [] as number[]]));
  const first = new Map<number, number>();
  for (const { posts, folder } of sizes) makeArchive(folder, posts);
  for (let round = 1; round <= ROUNDS; round++) {
    for (const { posts, folder } of sizes) {
      const { seconds, compiling } = await build(folder);
      if (round === 1) first.set(posts, seconds);
      compiled.get(posts)?.push(compiling);
      console.log(
        `round ${round}, ${posts} posts: compiled in ${compiling} s, all in ${seconds.toFixed(1)} s`,
      );
    }
  }
  const table: Measurement[] = [];
  for (const { posts, folder } of sizes) {
    const { now, peak } = await serve(folder);
    table.push({
      posts,
      'first build, s': first.get(posts) ?? Number.NaN,
      'compile, s': median(compiled.get(posts) ?? []),
      'server, MB': now,
      'server at most, MB': peak,
    });
  }
  console.table([...table.map(rounded), ratios(table)]);
} finally {
  rmSync(folder, { recursive: true });
}

async function build(contentDir: string): Promise<{ seconds: number; compiling: number }> {
  const start = performance.now();
  const { status, output } = await runCommand('build', { CONTENT_DIR: contentDir });
  const seconds = (performance.now() - start) / 1000;
  const [, time, unit] = /Compiled successfully in ([\d.]+) ?(ms|s|min)/.exec(output) ?? [];
  if (status !== 0 || !time)
    throw new Error(`The build failed, or did not say its time.\n${output}`);
  return {
    seconds,
    compiling: Number(time) * { ms: 0.001, s: 1, min: 60 }[unit as 'ms' | 's' | 'min'],
  };
}

/** Starts the site and reads every page that its lists lead to. */
async function serve(contentDir: string) {
  const site = await startSite({ CONTENT_DIR: contentDir });
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

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
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
