import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let dataDir: string;
const stop = vi.fn(async () => undefined);
const startPublisher = vi.fn();
const startStudio = vi.fn();

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'site-'));
  vi.resetModules();
  vi.resetAllMocks();
  vi.stubEnv('DATA_DIR', dataDir);
  vi.stubEnv('HOST', '127.0.0.1');
  vi.stubEnv('MASTHEAD_EDIT', '1');
  vi.doMock('#publishing/publisher/publisher.ts', () => ({ startPublisher }));
  vi.doMock('./studio.ts', () => ({ startStudio }));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.doUnmock('#publishing/publisher/publisher.ts');
  vi.doUnmock('./studio.ts');
  rmSync(dataDir, { recursive: true });
});

async function somebody(): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

async function freePort(): Promise<number> {
  const { server, port } = await somebody();
  server.close();
  await once(server, 'close');
  return port;
}

const soon = { timeout: 15_000 };

/** @returns null where nobody listens */
const statusOf = async (port: number, address = '/') =>
  fetch(`http://127.0.0.1:${port}${address}`).then(
    ({ status }) => status,
    () => null,
  );

test('where the port is in use nothing is begun', async () => {
  const { server, port } = await somebody();
  vi.stubEnv('PORT', `${port}`);
  const { serveSite } = await import('./site.ts');
  await expect(serveSite()).rejects.toThrow('EADDRINUSE');
  expect(startPublisher).not.toHaveBeenCalled();
  server.close();
});

test('until there is a release that is said; where there will be none, nothing goes on running', async () => {
  const port = await freePort();
  vi.stubEnv('PORT', `${port}`);
  let fail: (error: Error) => void = () => undefined;
  const first = new Promise<void>((_, reject) => {
    fail = reject;
  });
  startPublisher.mockReturnValue({ first, stop });
  const { serveSite } = await import('./site.ts');
  const served = serveSite().catch((error: Error) => error.message);
  await expect.poll(() => statusOf(port), soon).toBe(503);
  expect(await statusOf(port, '/admin')).toBe(502);
  fail(new Error('The content has errors.'));
  expect(await served).toBe('The content has errors.');
  expect(stop).toHaveBeenCalled();
  expect(startStudio).not.toHaveBeenCalled();
  await expect.poll(() => statusOf(port), soon).toBeNull();
});

test('a studio that does not start ends the rest as well', async () => {
  const port = await freePort();
  vi.stubEnv('PORT', `${port}`);
  startPublisher.mockReturnValue({ first: Promise.resolve(), stop });
  startStudio.mockRejectedValue(new Error('Next does not compile.'));
  const { serveSite } = await import('./site.ts');
  await expect(serveSite()).rejects.toThrow('Next does not compile.');
  expect(stop).toHaveBeenCalled();
  await expect.poll(() => statusOf(port), soon).toBeNull();
});

test('an answer that is under way when the site is stopped has four seconds to end', async () => {
  const port = await freePort();
  vi.stubEnv('PORT', `${port}`);
  startPublisher.mockReturnValue({ first: Promise.resolve(), stop });
  const begun: ServerResponse[] = [];
  const answer = async (_: unknown, response: ServerResponse) => {
    response.write('It begins');
    begun.push(response);
  };
  const studio = { answer, stop: vi.fn() };
  startStudio.mockResolvedValue(studio);
  const { serveSite } = await import('./site.ts');
  const served = await serveSite();
  const asked = () => fetch(`http://127.0.0.1:${port}/admin`);
  const [short, long] = [await asked(), await asked()];
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  try {
    served.stop();
    vi.advanceTimersByTime(3_900);
    begun[0]?.end(' and ends');
    expect(await short.text()).toBe('It begins and ends');
    expect(studio.stop).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    await expect(long.text()).rejects.toThrow();
  } finally {
    vi.useRealTimers();
  }
  await expect.poll(() => studio.stop.mock.calls.length, soon).toBe(1);
});

test('who stops it while it starts need not wait for what is still to come', async () => {
  vi.stubEnv('PORT', `${await freePort()}`);
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
  startPublisher.mockReturnValue({ first: new Promise(() => undefined), stop });
  const before = process.listenerCount('SIGTERM');
  const { serveSite } = await import('./site.ts');
  void serveSite();
  await expect
    .poll(() => process.listenerCount('SIGTERM'), { timeout: 15_000 })
    .toBe(before + 1);
  process.emit('SIGTERM');
  await expect.poll(() => exit.mock.calls, { timeout: 15_000 }).toEqual([[]]);
  expect(stop).toHaveBeenCalled();
  exit.mockRestore();
});

test('an idle connection is kept for longer than a server before this one keeps it, and ends when the site is stopped', async () => {
  const port = await freePort();
  vi.stubEnv('PORT', `${port}`);
  startPublisher.mockReturnValue({ first: Promise.resolve(), stop });
  const ended = new Promise<void>((resolve) => {
    const answer = async (_: unknown, response: ServerResponse) => void response.end('All.');
    startStudio.mockResolvedValue({ answer, stop: resolve });
  });
  const { serveSite } = await import('./site.ts');
  const served = await serveSite();
  const answered = await fetch(`http://127.0.0.1:${port}/admin`);
  expect(await answered.text()).toBe('All.');
  const [, seconds] = /timeout=(\d+)/.exec(answered.headers.get('keep-alive') ?? '') ?? [];
  expect(Number(seconds)).toBeGreaterThan(120);
  // Nothing is cut by the clock.
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  try {
    served.stop();
    await ended;
  } finally {
    vi.useRealTimers();
  }
});
