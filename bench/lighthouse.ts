import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { requireWholeBrowser } from '#e2e/browser.ts';
import { variablesFor } from '#site/environment.ts';

const FLAGS = '--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Category = (typeof CATEGORIES)[number];

/** What Lighthouse says of a page on a throttled phone. */
export type LighthouseReport = {
  /** Out of 100. */
  scores: Record<Category, number>;
  /** Milliseconds. */
  lcp: number;
  /** Milliseconds. */
  tbt: number;
  cls: number;
  /** Titles of the audits that cost points. */
  faults: string[];
};

type Output = {
  categories: Record<Category, { score: number; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { title: string; score: number | null; numericValue?: number }>;
};

/**
 * @param again how often a measurement is begun anew whose trace holds no start of the page:
 *   Lighthouse loses one now and then, and asks to be run again
 */
async function measured(url: string, again: number): Promise<Output> {
  const executable = requireWholeBrowser();
  try {
    const { stdout } = await promisify(execFile)(
      path.resolve('node_modules/.bin/lighthouse'),
      [
        url,
        '--quiet',
        '--output=json',
        `--only-categories=${CATEGORIES.join()}`,
        `--chrome-flags=${FLAGS}`,
      ],
      { maxBuffer: 2 ** 26, env: variablesFor({ CHROME_PATH: executable }) },
    );
    return JSON.parse(stdout) as Output;
  } catch (cause) {
    const { stderr } = cause as { stderr?: string };
    if (again > 0 && stderr?.includes('NO_NAVSTART')) return measured(url, again - 1);
    throw new Error(`Lighthouse could not measure ${url}.\n${stderr ?? String(cause)}`);
  }
}

/** Opens a page in a browser of its own and measures it, once. */
export async function lighthouse(url: string): Promise<LighthouseReport> {
  const { categories, audits } = await measured(url, 2);
  const value = (id: string) => audits[id]?.numericValue ?? Number.NaN;
  const score = (name: Category) => Math.round(categories[name].score * 100);
  const weighed = CATEGORIES.flatMap((name) => categories[name].auditRefs);
  return {
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
      seo: score('seo'),
    },
    lcp: value('largest-contentful-paint'),
    tbt: value('total-blocking-time'),
    cls: value('cumulative-layout-shift'),
    faults: weighed.flatMap(({ id, weight }) => {
      const audit = audits[id];
      return audit && weight > 0 && audit.score !== null && audit.score < 0.9
        ? audit.title
        : [];
    }),
  };
}
