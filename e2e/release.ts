import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** What tests read of a finished release, as any host's operator could. */
export type Release = {
  folder: string;
  /** Host of the site, as its origin names it. */
  host: string;
  /** Paths of its public files. */
  files: string[];
  /** Percent-encoded paths. */
  moved: string[];
  /** Names of the headers that a release gives to its files. */
  headers: string[];
};

/** Where a data folder with one site keeps what it has of that site. */
export function siteIn(dataDir: string): string {
  const sites = path.join(dataDir, 'sites');
  const [site = ''] = readdirSync(sites);
  return path.join(sites, site);
}

/** The release that `npm start` serves of a data folder with one site. */
export function releaseIn(dataDir: string): Release {
  const folder = realpathSync(path.join(siteIn(dataDir), 'current'));
  const read = (file: string) => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  const { files } = read('manifest.json') as { files: Record<string, unknown> };
  const { origin, redirects, headers } = read('serving.json') as {
    origin: string;
    redirects: { from: string }[];
    headers: { headers: Record<string, string> }[];
  };
  return {
    folder,
    host: new URL(origin).host,
    files: Object.keys(files),
    moved: redirects.map(({ from }) => from),
    headers: headers.flatMap((rule) => Object.keys(rule.headers)),
  };
}

/** Addresses at which a release has something: of a page without its ending. */
export function addressesOf({ files }: Pick<Release, 'files'>): string[] {
  return files
    .filter((file) => file !== '404.html')
    .map((file) => `/${file}`.replace(/^\/index\.html$/, '/').replace(/\.html$/, ''))
    .map((address) => address.split('/').map(encodeURIComponent).join('/'));
}

/** Addresses of all pages for people. */
export function pagesOfRelease({ files }: Release): string[] {
  return addressesOf({ files: files.filter((file) => file.endsWith('.html')) });
}
