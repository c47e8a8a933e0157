import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** One static thing that `next build` made. */
export type Prerendered = {
  /** Address on the site, not encoded: `/blog/한국어`. */
  address: string;
  /** Where Next wrote it. */
  source: string;
  kind: 'page' | 'not-found' | 'file';
};

/**
 * Next's routes have no `[slug].md`: what stands beside a post is generated under this folder
 * (app/markdown), and served at the post's address with `.md`.
 */
const MARKDOWN = /^\/markdown\/([^/]+)$/;

/** Pages that stand in Next's output and are for nobody: it shows them when React fails. */
const UNRELEASED = new Set(['/_global-error']);

/**
 * What is answered on request, for whoever has a session or a link. Next made none of it when
 * it built, or a page of the studio has become static by mistake.
 */
const ON_REQUEST = /^\/(admin|preview|api)(\/|\.|$)/;

/**
 * Lists what Next generated: a page as `<address>.html`, what a route handler gave as
 * `<address>.body`.
 * @param dist Next's build folder
 * @throws where a page of the studio is among it, which must never be in a release
 */
export async function listPrerendered(dist: string): Promise<Prerendered[]> {
  const app = path.join(dist, 'server/app');
  const files = await readdir(app, { recursive: true });
  const found: Prerendered[] = [];
  for (const file of files.sort()) {
    const source = path.join(app, file);
    const name = `/${file.split(path.sep).join('/')}`;
    if (name.endsWith('.body')) {
      const address = name.slice(0, -'.body'.length).replace(MARKDOWN, '/blog/$1.md');
      found.push({ address, source, kind: 'file' });
    } else if (name.endsWith('.html') && !name.includes('.segments/')) {
      const address = name.slice(0, -'.html'.length);
      if (UNRELEASED.has(address)) continue;
      if (address === '/_not-found') found.push({ address: '/404', source, kind: 'not-found' });
      else found.push({ address: address === '/index' ? '/' : address, source, kind: 'page' });
    }
  }
  const studio = found.find(({ address }) => ON_REQUEST.test(address));
  if (studio) {
    throw new Error(
      `Next made ${studio.address} while building. Set \`dynamic = 'force-dynamic'\` there: the studio is no part of a release.`,
    );
  }
  return found;
}

/** Styles, fonts and pictures that pages refer to; no script. Paths as pages name them. */
export async function listStatic(dist: string): Promise<{ address: string; source: string }[]> {
  const folder = path.join(dist, 'static');
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => /\.\w+$/.test(name) && !/\.(js|map)$/.test(name))
    .map((name) => ({
      address: `/_next/static/${name.split(path.sep).join('/')}`,
      source: path.join(folder, name),
    }));
}
