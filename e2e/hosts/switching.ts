import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { beginView, keepViews } from '#publishing/hosts/folder-view.ts';
import { addMadeRelease } from '#publishing/release/fixtures/made-release.ts';
import { releaseFolder, switchTo } from '#publishing/release/store.ts';
import { ask } from './answer.ts';
import type { Host } from './hosts.ts';

const FIRST = {
  'index.html': 'First home.',
  '404.html': 'Nowhere.',
  'blog/a.html': 'First.',
  'blog/gone.html': 'Withdrawn later.',
  'assets/first.css': 'first {}',
};
const SECOND = {
  'index.html': 'Second home.',
  '404.html': 'Nowhere.',
  'blog/a.html': 'Second.',
  'blog/new.html': 'New.',
  'assets/second.css': 'second {}',
};

/** Switches the release below a host that runs, and is not told of it. */
export async function switchesAt(host: Host): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'masthead-switch-'));
  const store = { folder };
  try {
    const [first, second] = [
      await addMadeRelease(store, '2026-01-01T00:00:00.000Z', FIRST),
      await addMadeRelease(store, '2026-01-02T00:00:00.000Z', SECOND),
    ];
    const switchRelease = async (name: string) => {
      const complete = await beginView(store, name);
      await switchTo(store, name);
      await complete();
    };
    await keepViews(store);
    await switchRelease(first);
    const { port, stop } = await host.start(releaseFolder(store, first));
    const text = async (address: string) => {
      const { status, body, headers } = await ask(port, 'news.example.org', { path: address });
      return status === 301 ? `301 ${headers.location}` : `${status} ${body}`;
    };
    try {
      expect(await text('/blog/a')).toBe('200 First.');
      await switchRelease(second);
      const after = {
        '/': '200 Second home.',
        '/blog/a': '200 Second.',
        '/blog/new': '200 New.',
        '/blog/gone': '404 Nowhere.',
        '/assets/first.css': '200 first {}',
        '/assets/second.css': '200 second {}',
        // Of a page that the configuration does not know.
        '/blog/new/': '301 https://news.example.org/blog/new',
        '/blog/new.html': '301 https://news.example.org/blog/new',
      };
      for (const [address, answer] of Object.entries(after)) {
        expect(await text(address), address).toBe(answer);
      }
    } finally {
      await stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
