import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { run } from '#cli/run.ts';
import { budget, bytesOf, firstVisit, kinds } from '#e2e/first-visit.ts';
import { publishOnce } from '#publishing/publisher/publish-once.ts';
import { releases } from '#publishing/release/site-releases.ts';
import { serveReleases } from '#server/serve.ts';
import { routes } from '#site/routes.ts';
import { withBrowser } from './browser.ts';
import { type LighthouseReport, lighthouse } from './lighthouse.ts';
import { median } from './median.ts';

/** Each page is measured so often: a busy machine is no slower page. */
const ROUNDS = 3;

/**
 * `npm run figures [address]`: what the first visit to a post loads, and what Lighthouse says of
 * a page of each kind, of the content at work. The post is the newest one, or that at the
 * address. It is served by our own server, as readers get it.
 */
await run(async () => {
  await publishOnce({ always: false, instant: null, refusesErrors: false, waits: true });
  const server = serveReleases(releases()).listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const post = process.argv[2] ?? (await newestPost(origin));
    console.log(`\n── First visit to ${post}, in bytes, brotli`);
    console.table(await weigh(origin + post));
    console.log(`\n── Lighthouse on a throttled phone, the median of ${ROUNDS}`);
    const pages = { home: routes.home(), list: routes.news(), post, search: routes.search() };
    const table: Record<string, Row> = {};
    const faults = new Set<string>();
    for (const [name, address] of Object.entries(pages)) {
      const reports: LighthouseReport[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        reports.push(await lighthouse(origin + address));
      }
      table[name] = rowOf(reports);
      for (const fault of reports.flatMap((report) => report.faults)) {
        faults.add(`${name}: ${fault}`);
      }
    }
    console.table(table);
    for (const fault of faults) console.log(fault);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

/** The first item of a feed is the newest post. */
async function newestPost(origin: string): Promise<string> {
  const feed = (await (await fetch(origin + routes.jsonFeed())).json()) as {
    items: { url: string }[];
  };
  const [newest] = feed.items;
  if (!newest) throw new Error('No post is published.');
  return new URL(newest.url).pathname;
}

async function weigh(url: string) {
  const loaded = await withBrowser((browser) => firstVisit(browser, url));
  const limits: Partial<Record<string, number>> = budget;
  const rows = kinds.map((kind) => ({
    kind,
    requests: loaded.filter((file) => file.kind === kind).length,
    bytes: bytesOf(loaded, kind),
    'less than': limits[kind] ?? '',
  }));
  const all = { requests: loaded.length, bytes: bytesOf(loaded), 'less than': '' };
  return Object.fromEntries(
    [...rows, { kind: 'all', ...all }].map(({ kind, ...row }) => [kind, row]),
  );
}

type Row = ReturnType<typeof rowOf>;

function rowOf(reports: LighthouseReport[]) {
  const middle = (of: (report: LighthouseReport) => number) => median(reports.map(of));
  return {
    performance: middle(({ scores }) => scores.performance),
    accessibility: middle(({ scores }) => scores.accessibility),
    'best practices': middle(({ scores }) => scores['best-practices']),
    SEO: middle(({ scores }) => scores.seo),
    'LCP, ms': Math.round(middle(({ lcp }) => lcp)),
    'TBT, ms': Math.round(middle(({ tbt }) => tbt)),
    CLS: middle(({ cls }) => cls),
  };
}
