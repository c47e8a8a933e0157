import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { variablesFor } from '#site/environment.ts';
import type { Measurement } from './scale-at.ts';
import { markdownOf, tableOf } from './scale-table.ts';

/*
 * `npm run bench:scale [sizes…]`: what publishing costs, and takes of the machine, as an
 * archive grows. Each size begins as after `npm ci`, without what was compiled before.
 */

const SIZES = [100, 1000, 10_000];

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : SIZES;
if (!sizes.every((size) => Number.isInteger(size) && size >= 100)) {
  throw new Error('Sizes are numbers of posts, 100 or more: npm run bench:scale 100 1000');
}
const measured: Measurement[] = [];
try {
  for (const size of sizes) await measure(size);
} finally {
  // What was measured before a failure took its time as well.
  const rows = tableOf(measured);
  console.table(rows);
  console.log(`For docs/scale.md:\n\n${markdownOf(rows)}`);
}

async function measure(posts: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const child = fork(
      fileURLToPath(new URL('scale-at.ts', import.meta.url)),
      [String(posts)],
      {
        // A build reports every doubt about every file.
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        env: variablesFor({
          CONTENT_DIR: path.join(folder, 'content'),
          DATA_DIR: path.join(folder, 'data'),
        }),
      },
    );
    child.on('message', (measurement: Measurement) => {
      measured.push(measurement);
      console.log(
        `${posts} posts, ${measurement.change}: served after ${measurement.served.toFixed(1)} s`,
      );
    });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`The measurement of ${posts} posts failed.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
