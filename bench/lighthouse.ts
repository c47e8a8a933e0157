import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { findBrowser } from '#cli/browser.ts';
import { variablesFor } from '#site/environment.ts';
import { serveFolder } from './folder-server.ts';

const FLAGS = '--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run';

/** What Lighthouse gives a page for its performance on a throttled phone, out of 100. */
export async function performanceOf(folder: string, address: string): Promise<number> {
  const { origin, stop } = await serveFolder(folder, 'br');
  const { executable } = findBrowser(console.log);
  const { stdout } = await promisify(execFile)(
    path.resolve('node_modules/.bin/lighthouse'),
    [
      `${origin}${address}`,
      '--quiet',
      '--output=json',
      '--only-categories=performance',
      `--chrome-flags=${FLAGS}`,
    ],
    { maxBuffer: 2 ** 26, env: variablesFor({ CHROME_PATH: executable }) },
  );
  stop();
  const { categories } = JSON.parse(stdout) as {
    categories: { performance: { score: number } };
  };
  return Math.round(categories.performance.score * 100);
}
