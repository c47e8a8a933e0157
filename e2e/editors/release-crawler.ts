import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAsset } from '#publishing/release/assets.ts';
import { orIfMissing } from '#system/missing.ts';
import { siteIn } from '../release.ts';

/** Readers at work at once; each waits for its response before it sends the next request. */
const READERS = 5;
const REQUESTS_A_SECOND = 50;

/** What people and feed readers read: it changes with every post. */
const TEXT = /\.(html|md|xml|json|txt)$/;

const NOT_FOUND = '404.html';

/** Styles and scripts that a page names. */
const NAMED = /(?:href|src)="\/((?:_next|assets)\/[^"]+)"/g;

/**
 * Reads a site as several readers at once, 50 requests a second, and compares each response with
 * the manifests of all releases:
 * - Its bytes and its ETag are those that one release has at this address.
 * - The styles and scripts that a page names are in that release.
 * - After a response is complete, no request that is sent later gets anything of an older release.
 *   So a page, its Markdown form, the lists and the feeds never go back and forth.
 */
export class ReleaseCrawler {
  readonly faults: string[] = [];
  responses = 0;
  /** Set while there is no server: only then may a connection fail. */
  isServerDown = false;
  readonly #origin: string;
  readonly #folder: string;
  /** The hash of each file, by the release's name: names sort by age. */
  readonly #releases = new Map<string, Map<string, string>>();
  /** The oldest release that a request that is sent now may get. */
  #floor = '';
  #queue: string[] = [];
  #isStopped = false;
  readonly #running: Promise<unknown>;

  constructor(origin: string, dataDir: string) {
    this.#origin = origin;
    this.#folder = path.join(siteIn(dataDir), 'releases');
    this.#running = Promise.all(Array.from({ length: READERS }, () => this.#read()));
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  async #read(): Promise<void> {
    const period = (1000 * READERS) / REQUESTS_A_SECOND;
    while (!this.#isStopped) {
      const started = performance.now();
      await this.#request(this.#nextFile());
      await sleep(Math.max(0, period - (performance.now() - started)));
    }
  }

  /** All files of the newest release in turn, and its texts twice as often. */
  #nextFile(): string {
    if (this.#queue.length === 0) {
      this.#readManifests();
      const newest = [...this.#releases.keys()].sort().at(-1) ?? '';
      const files = [...(this.#releases.get(newest)?.keys() ?? [])];
      this.#queue = [...files, ...files.filter((file) => TEXT.test(file))];
    }
    return this.#queue.pop() ?? 'index.html';
  }

  async #request(file: string): Promise<void> {
    const floor = isAsset(file) ? '' : this.#floor;
    const wasDown = this.isServerDown;
    const address = file.replace(/(^|\/)index\.html$|\.html$/, '');
    const url = `${this.#origin}/${address.split('/').map(encodeURIComponent).join('/')}`;
    try {
      const response = await fetch(url, { redirect: 'manual' });
      const body = Buffer.from(await response.arrayBuffer());
      this.responses += 1;
      const fault = this.#faultOf(file, response, body, floor);
      if (fault) this.faults.push(`${url}: ${fault}`);
    } catch (error) {
      const isExpected = wasDown || this.isServerDown;
      if (!isExpected) this.faults.push(`${url}: ${(error as Error).cause ?? error}`);
    }
  }

  #faultOf(file: string, response: Response, body: Buffer, floor: string): string | null {
    const { status, headers } = response;
    const isFound = status === 200 && file !== NOT_FOUND;
    if (!isFound && status !== 404) return `answered ${status}`;
    const hash = createHash('sha256').update(body).digest('hex');
    const etag = headers.get('etag');
    if (isFound && !etag?.startsWith(`"${hash.slice(0, 32)}`))
      return `ETag ${etag} of other bytes`;
    const find = () =>
      [...this.#releases]
        .filter(
          ([name, files]) => name >= floor && hash === files.get(isFound ? file : NOT_FOUND),
        )
        .filter(([, files]) => isFound || file === NOT_FOUND || !files.has(file))
        .sort(([one], [other]) => (one < other ? -1 : 1));
    if (find().length === 0) this.#readManifests();
    const [oldest] = find();
    if (!oldest) return `answered ${status} with what no release since ${floor} has there`;
    const [name, files] = oldest;
    if (!isAsset(file) && name > this.#floor) this.#floor = name;
    const named = file.endsWith('.html') ? body.toString().matchAll(NAMED) : [];
    const missing = [...named].find(([, asset = '']) => !files.has(asset));
    return missing ? `names ${missing[1]}, which release ${name} does not have` : null;
  }

  #readManifests(): void {
    for (const name of readdirSync(this.#folder)) {
      if (name.startsWith('.') || this.#releases.has(name)) continue;
      // It may be removed at this moment.
      const text = orIfMissing(null, () =>
        readFileSync(path.join(this.#folder, name, 'manifest.json'), 'utf8'),
      );
      if (text === null) continue;
      const { files } = JSON.parse(text) as { files: Record<string, { sha256: string }> };
      const hashes = Object.entries(files).map(([file, { sha256 }]) => [file, sha256] as const);
      this.#releases.set(name, new Map(hashes));
    }
  }
}
