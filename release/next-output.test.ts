import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listPrerendered } from './next-output.ts';

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(path.join(tmpdir(), 'next-'));
});
afterEach(() => rmSync(dist, { recursive: true }));

function made(...files: string[]): void {
  for (const name of files) {
    const file = path.join(dist, 'server/app', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '');
  }
}

test('pages and files are listed under their addresses', async () => {
  made(
    'index.html',
    'blog/news.html',
    'markdown/news.body',
    '_not-found.html',
    'admin/page.js',
  );
  const found = await listPrerendered(dist);
  expect(found.map(({ address, kind }) => `${kind} ${address}`).sort()).toEqual([
    'file /blog/news.md',
    'not-found /404',
    'page /',
    'page /blog/news',
  ]);
});

test.each(['admin.html', 'admin/sign-in.html', 'admin/api/cms.body', 'preview/token.html'])(
  'a release is refused where Next has made %s',
  async (file) => {
    made('index.html', file);
    await expect(listPrerendered(dist)).rejects.toThrow('force-dynamic');
  },
);

test('an address that only begins like the studio’s is a page like others', async () => {
  made('administration.html', 'blog/admin.html');
  expect(await listPrerendered(dist)).toHaveLength(2);
});
