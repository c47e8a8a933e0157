import { spawnSync } from 'node:child_process';
import { type Installable, NOT_INSTALLED } from './installable.ts';
import { nginxLacks } from './nginx-folder.ts';
import { type Serving, startCaddy, startNginx, startPlainNginx } from './server.ts';

/** A server that a release brings a configuration for. */
export type Host = Installable & {
  start: (release: string) => Promise<Serving>;
  /** Whether it sends texts compressed with brotli. */
  hasBrotli: boolean;
};

/** An nginx as distributions and containers have it, without modules of others. */
export const plainNginx: Host = {
  name: 'nginx without brotli',
  lack: () => nginxLacks('plain', 'gzip_static on;'),
  start: startPlainNginx,
  hasBrotli: false,
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
    lack: () => nginxLacks('with-modules', 'gzip_static on; brotli_static on;'),
    start: startNginx,
    hasBrotli: true,
  },
  {
    name: 'Caddy',
    lack: caddyLacks,
    start: startCaddy,
    hasBrotli: true,
  },
];
