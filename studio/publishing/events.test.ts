import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PublishingStatus } from './status.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'events-'));
  vi.resetModules();
  vi.stubEnv('DATA_DIR', dataDir);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true });
});

const building: PublishingStatus = {
  state: 'building',
  step: 'reading',
  commit: null,
  since: '2026-01-01T00:00:00.000Z',
  message: null,
  retry: null,
  release: null,
  nextDue: null,
  releases: [],
};

test('the status is sent at once, and again when it has changed, and no more to who has gone', async () => {
  const { publishingEvents } = await import('./events.ts');
  const { writeStatus } = await import('./status.ts');
  const gone = new AbortController();
  const response = publishingEvents(gone.signal, async () => true);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const next = async () => new TextDecoder().decode((await reader.read()).value);
  expect(await next()).toBe('data: null\n\n');
  await writeStatus(building);
  expect(await next()).toBe(`data: ${JSON.stringify(building)}\n\n`);
  await writeStatus({ ...building, step: 'pages' });
  expect(await next()).toContain('"step":"pages"');
  gone.abort();
  await reader.cancel();
});

test('who signs out hears no more', async () => {
  const { publishingEvents } = await import('./events.ts');
  let signedIn = true;
  const { body } = publishingEvents(new AbortController().signal, async () => signedIn);
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  expect((await reader.read()).done).toBe(false);
  signedIn = false;
  expect((await reader.read()).done).toBe(true);
});
