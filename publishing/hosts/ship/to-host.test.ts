import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { environment } from '#site/environment.ts';
import { addMadeRelease } from '../../release/fixtures/made-release.ts';
import { shipToHost } from './to-host.ts';

// A build server has it (e2e/install.ts); whoever works here may do without.
const isMissing = spawnSync('rsync', ['--version']).status !== 0 && !environment().ci;

let here: string;
let there: string;
beforeEach(() => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'masthead-host-'));
  here = path.join(folder, 'here');
  there = path.join(folder, 'on the way', 'there');
});

const madeRelease = (day: number, files: Record<string, string>) =>
  addMadeRelease(
    { folder: here },
    `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`,
    files,
  );
const ship = (name: string) =>
  shipToHost({ kind: 'host', at: '', path: there }, { folder: here }, name);
const current = () => path.basename(readlinkSync(path.join(there, 'current')));
const read = (file: string) => readFileSync(path.join(there, file), 'utf8');
const fileOf = (name: string) => statSync(path.join(there, name)).ino;

const page = (text: string) => ({
  'blog/a.html': text,
  'blog/b.html': 'b',
  'pictures/p.avif': 'p',
});

describe.skipIf(isMissing)('rsync', () => {
  test('visitors of the other host get the release, and a server its configuration', async () => {
    const release = await madeRelease(1, page('first'));
    await ship(release);
    expect(current()).toBe(release);
    expect(read('current/out/blog/a.html')).toBe('first');
    expect(read('current/hosts/nginx.conf')).toContain(`root "${there}/current/out"`);
  });

  test('the next release sends what changed, and shares the rest', async () => {
    const first = await madeRelease(1, page('first'));
    await ship(first);
    const next = await madeRelease(2, page('next'));
    // The page with its two compressed forms.
    expect(await ship(next)).toBe(3);
    expect(read('current/out/blog/a.html')).toBe('next');
    expect(read(`releases/${first}/out/blog/a.html`)).toBe('first');
    expect(fileOf(`releases/${next}/out/blog/b.html`)).toBe(
      fileOf(`releases/${first}/out/blog/b.html`),
    );
    expect(await ship(next)).toBe(0);
  });

  test('what fails on the way leaves visitors the release that they have', async () => {
    const first = await madeRelease(1, { ...page('first'), 'assets/s-1.css': '1' });
    await ship(first);
    const next = await madeRelease(2, { ...page('next'), 'assets/s-2.css': '2' });
    const obstacle = path.join(there, 'kept/assets/s-2.css');
    mkdirSync(path.join(obstacle, 'in the way'), { recursive: true });
    await expect(ship(next)).rejects.toThrow(
      /Visitors keep the release that they have.*s-2\.css/s,
    );
    expect(current()).toBe(first);
    spawnSync('rm', ['-r', obstacle]);
    await ship(next);
    expect(current()).toBe(next);
  });

  test('half a release is made whole', async () => {
    const name = await madeRelease(1, page('first'));
    const half = path.join(there, 'releases', name, 'out/blog');
    mkdirSync(half, { recursive: true });
    writeFileSync(path.join(half, 'a.html'), 'fi');
    writeFileSync(path.join(half, '.b.html.x7dW2a'), 'b');
    await ship(name);
    expect(read('current/out/blog/a.html')).toBe('first');
    expect(readdirSync(half)).not.toContain('.b.html.x7dW2a');
  });

  test('an open page of an earlier release finds its style, as long as that release is kept', {
    timeout: 90_000,
  }, async () => {
    for (let day = 1; day <= 12; day++) {
      const files = {
        [`assets/s-${day}.css`]: `${day}`,
        // Next names scripts like this; brackets mean something to rsync.
        [`_next/static/chunks/[root]_${day}.js`]: `${day}`,
        'index.html': `${day}`,
      };
      const name = await madeRelease(day, files);
      await ship(name);
      expect(existsSync(path.join(there, 'kept/assets/s-1.css')), `${day}`).toBe(day <= 10);
    }
    expect(readdirSync(path.join(there, 'releases'))).toHaveLength(10);
    for (const folder of ['assets', '_next/static/chunks']) {
      expect(readdirSync(path.join(there, 'kept', folder)), folder).toHaveLength(30);
    }
    expect(read('kept/assets/s-3.css')).toBe('3');
  });

  test('an earlier release is given back without sending it again', async () => {
    const first = await madeRelease(1, page('first'));
    const next = await madeRelease(2, page('next'));
    await ship(first);
    await ship(next);
    expect(await ship(first)).toBe(0);
    expect(current()).toBe(first);
  });
});
