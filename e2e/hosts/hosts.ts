import { spawnSync } from 'node:child_process';
import type { Release } from '../release.ts';
import type { Allowance } from './differences.ts';
import { type Serving, startCaddy, startNginx } from './server.ts';

/** What tests need beside this project, and Debian has. */
export type Installable = {
  name: string;
  packages: string[];
  isInstalled: () => boolean;
  /** What is not tested without it: the end of a sentence that begins with its name. */
  shows: string;
};

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

export const hosts: Host[] = [
  {
    name: 'nginx',
    packages: ['nginx', 'libnginx-mod-http-brotli-static'],
    isInstalled: () => spawnSync('nginx', ['-v']).status === 0,
    shows: SERVES,
    start: startNginx,
    allowances: ({ headers }) => [
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
    ],
  },
  {
    name: 'Caddy',
    packages: ['caddy'],
    isInstalled: () => spawnSync('caddy', ['version']).status === 0,
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
        why: 'where it sends nothing, Caddy says no more than the ETag of what it did not send',
        status: [304, 416],
        without: ['last-modified', 'accept-ranges'],
      },
    ],
  },
];
