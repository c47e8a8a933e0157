import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { variablesFor } from '#site/environment.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'secret-'));
  vi.resetModules();
  vi.stubEnv('DATA_DIR', path.join(dataDir, 'data'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true });
});

test('MASTHEAD_SECRET is the secret, and none is written', async () => {
  vi.stubEnv('MASTHEAD_SECRET', 'x'.repeat(32));
  const { secret } = await import('./secret.ts');
  expect(secret()).toBe('x'.repeat(32));
  expect(readdirSync(dataDir)).toEqual([]);
});

test('without it one is made once, for its owner alone to read', async () => {
  const { secret } = await import('./secret.ts');
  const file = path.join(dataDir, 'data/secret');
  expect(secret()).toMatch(/^[0-9a-f]{64}$/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  vi.resetModules();
  const again = await import('./secret.ts');
  expect(again.secret()).toBe(readFileSync(file, 'utf8'));
});

test('processes that make one at the same time end up with the same', async () => {
  const module = pathToFileURL(path.resolve('studio/session/secret.ts')).href;
  const program = `import(${JSON.stringify(module)}).then((m) => console.log(m.secret()))`;
  const said = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const child = spawn(process.execPath, ['--import', 'tsx', '--eval', program], {
        env: variablesFor({ DATA_DIR: path.join(dataDir, 'data') }),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
      return output.trim();
    }),
  );
  expect(new Set(said).size).toBe(1);
  expect(said[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(readdirSync(path.join(dataDir, 'data'))).toEqual(['secret']);
});

test('a secret that was cut short is not used', async () => {
  const { secret } = await import('./secret.ts');
  secret();
  writeFileSync(path.join(dataDir, 'data/secret'), 'short');
  vi.resetModules();
  const again = await import('./secret.ts');
  expect(() => again.secret()).toThrow(/data.secret holds 5 characters.*Remove it/);
});

test('each purpose has a key of its own, which is always the same', async () => {
  const { keyFor } = await import('./secret.ts');
  expect(keyFor('links')).toEqual(keyFor('links'));
  expect(keyFor('links')).toHaveLength(32);
  expect(keyFor('links')).not.toEqual(keyFor('session'));
});
