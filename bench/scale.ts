import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSite } from '#e2e/command.ts';
import { type Figure, measureSize, secondsSince } from './scale-at.ts';
import { CACHES } from './sites.ts';

/*
 * `npm run bench:scale [sizes…]` measures what publishing costs as an archive grows, from the
 * commit to the first response that shows it, and the first start of the sample site. Edits are the median of 10, builds
 * of 3. CPU seconds tell more on a machine that others use as well.
 */

const SIZES = [1000, 10_000];

/** What each figure must be, by size. */
const MUST: Record<string, Record<number, number>> = {
  'body edited': { 1000: 1, 10000: 1.5 },
  'new post': { 10000: 2 },
  'post deleted': { 10000: 2 },
  'date changed': { 10000: 2 },
  'author renamed': { 1000: 2.5, 10000: 5 },
  'go back': { 1000: 0.2, 10000: 0.2 },
  'cold build': { 1000: 40, 10000: 300 },
  'disk of kept releases / of one': { 1000: 1.3, 10000: 1.3 },
  'memory, idle, MB': { 1000: 700, 10000: 1200 },
  'first start, code not compiled': { 0: 25 },
  'first start, code compiled': { 0: 6 },
};

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : SIZES;
if (!sizes.every((size) => Number.isInteger(size) && size >= 100)) {
  throw new Error('Sizes are numbers of posts, 100 or more: npm run bench:scale 1000');
}
const figures: Figure[] = [];
const report = (figure: Figure) => {
  figures.push(figure);
  const { posts, what, measured, cpu } = figure;
  const size = posts === 0 ? 'sample site' : `${posts} posts`;
  console.log(
    `${size}, ${what}: ${rounded(measured)}${cpu === undefined ? '' : `, CPU ${rounded(cpu)}`}`,
  );
};
try {
  await measureFirstStarts();
  for (const size of sizes) await measureSize(size, report);
} finally {
  // What was measured before a failure took its time as well.
  printTable();
}

/** The sample site, from the command to the first page: with and without compiled code. */
async function measureFirstStarts(): Promise<void> {
  for (const what of ['code not compiled', 'code compiled']) {
    const caches = CACHES.filter(
      (folder) => what !== 'code compiled' || !folder.endsWith('compiled'),
    );
    for (const cache of caches) rmSync(cache, { recursive: true, force: true });
    const DATA_DIR = mkdtempSync(path.join(tmpdir(), 'bench-'));
    try {
      const begun = performance.now();
      const site = await startSite({ DATA_DIR });
      const { status } = await fetch(site.origin);
      const measured = secondsSince(begun);
      await site.stop();
      if (status !== 200) throw new Error(`The sample site answered ${status}.`);
      report({ posts: 0, what: `first start, ${what}`, measured });
    } finally {
      rmSync(DATA_DIR, { recursive: true, force: true });
    }
  }
}

function printTable(): void {
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  const rows = figures.map(({ posts, what, measured, cpu }) => {
    const must = MUST[what.replace(/author of \d+ renamed/, 'author renamed')]?.[posts];
    return [
      posts || 'sample',
      what,
      rounded(measured),
      cpu === undefined ? '' : rounded(cpu),
      must ?? '',
    ];
  });
  const head = ['posts', 'figure', 'measured', 'CPU s', 'must'];
  console.log(['', line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n'));
}

function rounded(number: number): number {
  return Number(number.toPrecision(3));
}
