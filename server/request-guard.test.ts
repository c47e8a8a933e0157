import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SERVER = fileURLToPath(new URL('./fixtures/throwing-server.ts', import.meta.url));

test('an error that nobody caught cuts the answer to its request, and the server lives', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', SERVER]);
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    log += text;
  });
  const ended = once(child, 'close');
  const [port] = await once(child.stdout.setEncoding('utf8'), 'data');
  const ask = (target: string, init?: RequestInit) =>
    fetch(`http://127.0.0.1:${String(port).trim()}${target}`, init);

  for (const [target, init] of [
    ['/timer', {}],
    ['/promise', {}],
    ['/body', { method: 'POST', body: 'x'.repeat(100_000) }],
    ['/error-event', {}],
  ] as const) {
    await expect(ask(target, init), target).rejects.toThrow('fetch failed');
    expect(await (await ask('/')).text()).toBe('Alive.');
  }
  const twice = await ask('/second-head');
  await expect(twice.text()).rejects.toThrow('terminated');
  expect(await (await ask('/')).text()).toBe('Alive.');
  for (const target of ['timer', 'promise', 'error-event', 'second-head']) {
    expect(log).toContain(`GET /${target}:`);
  }
  expect(log).toContain('POST /body:');

  await ask('/outside');
  const [status] = await ended;
  expect(status).toBe(1);
  expect(log).toContain('Thrown outside of a request.');
});
