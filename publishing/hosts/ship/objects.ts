import { isAsset } from '../../release/assets.ts';
import { contentType } from '../../release/content-type.ts';
import { headerTable } from '../../release/headers.ts';
import { type Manifest, sha256 } from '../../release/manifest.ts';
import type { Serving } from '../../release/serving.ts';
import { REDIRECT } from './bucket.ts';

/** One thing as it lies in a bucket. */
export type StoredObject = {
  /** Its address without the first slash; what serves a bucket knows no endings of pages. */
  key: string;
  /** A public file of the release, or the text itself. */
  source: { file: string } | { text: string };
  /** Of the content. */
  sha256: string;
  /** Those headers that a bucket keeps. */
  headers: Record<string, string>;
  /** What comes earlier is uploaded before it. */
  turn: number;
};

/**
 * What pages show comes before them, posts before the pages that lead to them, and what
 * machines look at to see what is new at last.
 */
const TURNS: ((file: string) => boolean)[] = [
  isAsset,
  (file) => !/\.(html|md|xml|txt|json)$/.test(file),
  (file) => /^blog\/[^/]+\.(html|md)$/.test(file),
  (file) => file.endsWith('.html'),
  () => true,
];

/** What a bucket stores with a file; other headers are for what stands before it. */
const KEPT_HEADERS = ['cache-control'];

/** What of a release goes into a bucket: its files, and a page for each redirect. */
export function objectsOf(files: Manifest['files'], serving: Serving): StoredObject[] {
  const headersFor = headerTable(serving.headers);
  const stored = Object.entries(files).flatMap(([file, { sha256 }]): StoredObject[] => {
    const key =
      file === 'index.html' || file === '404.html' ? file : file.replace(/\.html$/, '');
    const address = file === '404.html' ? null : file === 'index.html' ? '/' : `/${key}`;
    const headers = headersFor(address);
    // A bucket cannot tell search engines to leave it out.
    if ('x-robots-tag' in headers) return [];
    const kept = KEPT_HEADERS.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    return [
      {
        key,
        source: { file },
        sha256,
        headers: { 'content-type': contentType(file), ...Object.fromEntries(kept) },
        turn: TURNS.findIndex((belongs) => belongs(file)),
      },
    ];
  });
  return [...stored, ...serving.redirects.map((redirect) => redirection(serving, redirect))];
}

/** A redirect for services that know them, and for others a page that leads on by itself. */
function redirection(
  { origin }: Serving,
  { from, to }: Serving['redirects'][number],
): StoredObject {
  const target = new URL(to, origin).href;
  const written = target.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const text = `<!doctype html><meta charset="utf-8"><title>Moved</title><link rel="canonical" href="${written}"><meta http-equiv="refresh" content="0; url=${written}"><a href="${written}">Moved</a>\n`;
  return {
    key: decodeURIComponent(from).slice(1),
    source: { text },
    sha256: sha256(Buffer.from(text)),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=0, must-revalidate',
      [REDIRECT]: target,
    },
    turn: TURNS.length,
  };
}
