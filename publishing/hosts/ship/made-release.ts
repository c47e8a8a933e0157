import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../../release/manifest.ts';
import type { Serving } from '../../release/serving.ts';
import { type Previous, ReleaseWriter } from '../../release/writer.ts';

/** A release for tests, of a day in January, with the files that are given. */
export async function madeRelease(
  store: string,
  day: number,
  files: Record<string, string>,
  previous: Previous | null = null,
) {
  const name = `2026-01-${String(day).padStart(2, '0')}T00-00-00-000Z`;
  const folder = path.join(store, 'releases', name);
  mkdirSync(folder, { recursive: true });
  const writer = new ReleaseWriter(folder, previous);
  for (const [file, text] of Object.entries(files)) await writer.write(file, text);
  const manifest = writer.manifest(name, []);
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'serving.json'), JSON.stringify(servingOf(manifest.files)));
  return { name, folder, manifest };
}

/** How such a release is served. */
export const servingOf = (files: Record<string, unknown>): Serving => ({
  origin: 'https://news.example.org',
  redirects: [{ from: '/old%20place', to: '/blog/a' }],
  gone: [],
  headers: [
    { matches: { every: true }, headers: { 'cache-control': 'max-age=0', 'x-frame': 'no' } },
    { matches: { folder: '/assets' }, headers: { 'cache-control': 'immutable' } },
    { matches: { address: '/blog/hidden.md' }, headers: { 'x-robots-tag': 'noindex' } },
  ],
  files: Object.keys(files),
});

/** As a manifest describes files with these texts. */
export const manifestOf = (files: Record<string, string>) => ({
  instant: '',
  carried: [],
  files: Object.fromEntries(
    Object.entries(files).map(([file, text]) => [
      file,
      { sha256: sha256(Buffer.from(text)), bytes: text.length },
    ]),
  ),
});
