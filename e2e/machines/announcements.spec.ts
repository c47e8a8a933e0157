import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { type Site, startSite, write } from '../command.ts';
import { choices, post } from '../editors/content.ts';
import { contentRepository } from '../editors/repository.ts';
import { releaseIn, siteIn } from '../release.ts';

// One site and its story: what a test begins, the next one goes on with.
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const ORIGIN = 'https://news.example.org';
const KEY = '0123456789abcdef';

type Request = { at: 'indexnow' | 'hub'; urls: string[]; response: ServerResponse };

/** A search engine and a hub of feeds, which answer when a test has them do it. */
class Services {
  readonly requests: Request[] = [];
  readonly #server: Server;
  /** Which addresses each has accepted, in order. */
  readonly accepted = { indexnow: [] as string[], hub: [] as string[] };
  /** Status of the next answer of each; 200 from then on. Null: none until `release`. */
  readonly next = { indexnow: [] as (number | null)[], hub: [] as (number | null)[] };

  constructor() {
    this.#server = createServer(async (request, response) => {
      const at = request.url === '/indexnow' ? 'indexnow' : 'hub';
      const body = await text(request);
      const urls =
        at === 'indexnow'
          ? JSON.parse(body).urlList
          : new URLSearchParams(body).getAll('hub.url');
      this.requests.push({ at, urls, response });
      const status = this.next[at].length > 0 ? (this.next[at].shift() ?? null) : 200;
      if (status !== null) this.answer({ at, urls, response }, status);
    }).listen(0, '127.0.0.1');
  }

  answer({ at, urls, response }: Request, status: number): void {
    if (status === 200) this.accepted[at].push(...urls);
    response.writeHead(status).end();
  }

  async variables(): Promise<Record<string, string>> {
    if (!this.#server.listening) await once(this.#server, 'listening');
    const { port } = this.#server.address() as AddressInfo;
    return {
      SITE_URL: ORIGIN,
      INDEXNOW_KEY: KEY,
      INDEXNOW_ENDPOINT: `http://127.0.0.1:${port}/indexnow`,
      WEBSUB_HUB: `http://127.0.0.1:${port}/hub`,
    };
  }

  forget(): void {
    for (const list of [this.requests, this.accepted.indexnow, this.accepted.hub])
      list.length = 0;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

let repository: ReturnType<typeof contentRepository>;
let services: Services;
let site: Site | undefined;

test.beforeAll(() => {
  services = new Services();
  repository = contentRepository({
    'posts/one.md': post('One', 'Text 0.'),
    'posts/two.md': post('Two', 'Text 0.'),
    ...choices,
  });
});
test.afterAll(async () => {
  await site?.stop();
  services?.close();
  repository?.remove();
});

const start = async (variables: Record<string, string>) => {
  site = await startSite({ ...repository.variables, ...variables }, 'edit');
};
const record = (service: string) =>
  path.join(siteIn(repository.variables.DATA_DIR), 'announced', `${service}.json`);

/** Whether the services know the release that readers get, and its feeds name the hub. */
async function isAllAnnounced(): Promise<boolean> {
  const { files } = JSON.parse(
    readFileSync(
      path.join(releaseIn(repository.variables.DATA_DIR).folder, 'manifest.json'),
      'utf8',
    ),
  );
  const knows = (service: string, address: string, file: string) =>
    existsSync(record(service)) &&
    JSON.parse(readFileSync(record(service), 'utf8'))[address]?.[0] ===
      files[file].sha256.slice(0, 16);
  const feed = await (await fetch(`${site?.origin}/rss.xml`)).text();
  return (
    feed.includes('/hub') &&
    knows('indexnow', '/', 'index.html') &&
    knows('websub', '/rss.xml', 'rss.xml')
  );
}

const soon = { timeout: 60_000, intervals: [20] };

/** Publishes another text of a post, and waits until readers get it. */
async function publish(slug: string, words: string): Promise<void> {
  write(repository.folder, { [`posts/${slug}.md`]: post(slug, words) });
  repository.commit(words);
  const page = async () => (await fetch(`${site?.origin}/blog/${slug}`)).text();
  await expect.poll(page, soon).toContain(words);
}

test('nothing is announced unless the operator has named services', async () => {
  await start({ SITE_URL: ORIGIN });
  await publish('one', 'Announced to nobody.');
  await site?.stop();
  expect(existsSync(path.dirname(record('indexnow')))).toBe(false);
  expect(services.requests).toEqual([]);
});

test('a publication is announced once, with what has changed, and again after an error', async () => {
  await start(await services.variables());
  // What was there before is not announced; feeds name the hub from now on.
  await expect.poll(isAllAnnounced, soon).toBe(true);
  // The feeds that name the hub may be announced at this moment: a stopped server sends no more.
  await site?.stop();
  services.forget();
  await start(await services.variables());
  services.next.indexnow.push(500);
  services.next.hub.push(503);
  await publish('one', 'Text 1.');
  for (const [at, url, other] of [
    ['indexnow', '/blog/one', '/blog/two'],
    ['hub', '/rss.xml', '/blog/one'],
  ] as const) {
    await expect.poll(() => services.accepted[at], soon).toContain(ORIGIN + url);
    expect(services.accepted[at]).not.toContain(ORIGIN + other);
    const requests = services.requests.filter((request) => request.at === at);
    expect(requests.map(({ urls }) => urls)).toEqual([
      services.accepted[at],
      services.accepted[at],
    ]);
  }
});

test('a service that does not answer delays no release, and nothing is announced twice after a restart', async () => {
  services.next.indexnow.push(null);
  const before = services.requests.length;
  await publish('one', 'Text 2.');
  const indexNow = () => services.requests.slice(before).find(({ at }) => at === 'indexnow');
  await expect.poll(indexNow, soon).toBeTruthy();
  // Readers get the next release while that request waits for its answer.
  await publish('two', 'Text 3.');
  const waiting = indexNow();
  if (waiting) services.answer(waiting, 200);
  await expect.poll(() => services.accepted.indexnow, soon).toContain(`${ORIGIN}/blog/two`);
  await site?.stop();

  const announced = services.accepted.indexnow.length;
  await start(await services.variables());
  await publish('one', 'Text 4.');
  await expect
    .poll(() => services.accepted.indexnow.slice(announced), soon)
    .toContain(`${ORIGIN}/blog/one`);
  expect(services.accepted.indexnow.slice(announced)).not.toContain(`${ORIGIN}/blog/two`);
});
