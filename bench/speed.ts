import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startSite } from '#e2e/command.ts';
import { freePort } from '#e2e/free-port.ts';
import { variablesFor } from '#site/environment.ts';
import { makeArchive } from './make-archive.ts';
import { median } from './median.ts';

const POSTS = 20;
const CONNECTIONS = 20;
const SECONDS = 6;
/** Both are asked so often, in turn: what else the machine does falls on both. */
const ROUNDS = 3;

/** Asks `npm start` and `next start` for the same post, as often as they answer. */
export async function measureSpeed(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    await measureIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureIn(folder: string): Promise<void> {
  const variables = {
    CONTENT_DIR: path.join(folder, 'content'),
    DATA_DIR: path.join(folder, 'data'),
  };
  await makeArchive(variables.CONTENT_DIR, POSTS);
  const ours = await startSite(variables);
  try {
    const theirs = await startNext(variables);
    try {
      await compare(ours.origin, theirs.origin);
    } finally {
      await theirs.stop();
    }
  } finally {
    await ours.stop();
  }
}

async function compare(ours: string, theirs: string): Promise<void> {
  const post = await postOf(ours);
  const rates = { ours: [] as number[], next: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    rates.next.push(await requestsASecond(`${theirs}${post}`));
    rates.ours.push(await requestsASecond(`${ours}${post}`));
  }
  const [our, their] = [median(rates.ours), median(rates.next)];
  console.table({
    'next start': { 'requests a second': Math.round(their) },
    'npm start': { 'requests a second': Math.round(our) },
    ratio: { 'requests a second': `× ${(our / their).toFixed(1)}` },
  });
}

async function postOf(origin: string): Promise<string> {
  const home = await (await fetch(origin)).text();
  const [, post] = / href="(\/blog\/[^"/]+-\d+[^"/]*)"/.exec(home) ?? [];
  if (!post) throw new Error('The home page leads to no post.');
  return post;
}

/** @throws where an answer was none */
async function requestsASecond(url: string): Promise<number> {
  const { stdout } = await promisify(execFile)(
    path.resolve('node_modules/.bin/autocannon'),
    // As a browser asks.
    ['-j', '-c', `${CONNECTIONS}`, '-d', `${SECONDS}`, '-H', 'accept-encoding=gzip, br', url],
    { maxBuffer: 2 ** 24 },
  );
  const { requests, non2xx, errors } = JSON.parse(stdout) as {
    requests: { average: number };
    non2xx: number;
    errors: number;
  };
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx + errors} requests failed.`);
  return requests.average;
}

async function startNext(variables: Record<string, string>) {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', 'bench/next-server.ts'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: variablesFor({ ...variables, PORT: String(port), HOST: '127.0.0.1' }),
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      said += text;
    });
  }
  const ended = once(child, 'close');
  const origin = `http://127.0.0.1:${port}`;
  while (!(await fetch(origin).catch(() => null))?.ok) {
    if (child.exitCode !== null) throw new Error(`next start ended:\n${said}`);
    await pause(200);
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { origin, stop };
}
