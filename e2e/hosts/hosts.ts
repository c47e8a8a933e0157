import { spawnSync } from 'node:child_process';
import type { Release } from '../release.ts';
import type { Allowance } from './differences.ts';
import { type Installable, NOT_INSTALLED } from './installable.ts';
import { nginxLacks } from './nginx-folder.ts';
import { type Serving, startCaddy, startNginx, startPlainNginx } from './server.ts';

/** A server that a release brings a configuration for. */
export type Host = Installable & {
  start: (release: string) => Promise<Serving>;
  /** What its answers may have otherwise than ours. */
  allowances: (release: Release) => Allowance[];
};

const SERVES = 'serves a release as `npm start` does';

const OWN_WORDS: Allowance = {
  why: 'nobody reads what stands below a redirect or a refusal',
  status: [301, 400, 405, 416],
  without: ['body', 'content-type', 'content-length'],
};

const ofNginx: Host['allowances'] = ({ headers }) => [
  OWN_WORDS,
  {
    why: 'nginx says with a whole file alone that parts of it may be asked for',
    status: [206, 304],
    without: ['accept-ranges'],
  },
  {
    why: 'where no part can be sent, nginx writes its headers twice, the same values',
    status: [416],
    without: [...headers, 'vary', 'etag', 'last-modified', 'accept-ranges'],
  },
];

/** An nginx as distributions and containers have it, without modules of others. */
export const plainNginx: Host = {
  name: 'nginx without brotli',
  packages: ['nginx'],
  lack: () => nginxLacks('plain', 'gzip_static on;'),
  shows: SERVES,
  start: startPlainNginx,
  allowances: ofNginx,
};

/** The oldest version that reads the configuration of a release. */
const CADDY = [2, 6] as const;

function caddyLacks(): string | null {
  const { error, stdout } = spawnSync('caddy', ['version'], { encoding: 'utf8' });
  if (error) return NOT_INSTALLED;
  const [, major = 0, minor = 0] = /(\d+)\.(\d+)/.exec(stdout) ?? [];
  const isOlder =
    Number(major) === CADDY[0] ? Number(minor) < CADDY[1] : Number(major) < CADDY[0];
  return isOlder ? `is older than ${CADDY.join('.')}` : null;
}

export const hosts: Host[] = [
  {
    name: 'nginx',
    packages: ['nginx', 'libnginx-mod-http-brotli-static'],
    lack: () => nginxLacks('with-modules', 'gzip_static on; brotli_static on;'),
    shows: SERVES,
    start: startNginx,
    allowances: ofNginx,
  },
  {
    name: 'Caddy',
    packages: ['caddy'],
    lack: caddyLacks,
    shows: SERVES,
    start: startCaddy,
    allowances: () => [
      OWN_WORDS,
      {
        why: 'Caddy has ETags of its own; that it knows them again is asked as well',
        status: [200, 206, 304, 404, 410, 416],
        without: ['etag'],
      },
      {
        why: 'Caddy sends compressed forms in pieces, and takes questions for parts of them',
        status: [200, 404, 410],
        compressed: true,
        without: ['content-length', 'accept-ranges'],
      },
      {
        why: 'Caddy reads two slashes as one where it looks for the headers of an address',
        status: [301],
        without: ['content-security-policy'],
      },
      {
        why: 'where it sends nothing, Caddy says no more than the ETag of what it did not send',
        status: [304, 416],
        without: ['last-modified', 'accept-ranges'],
      },
    ],
  },
];
