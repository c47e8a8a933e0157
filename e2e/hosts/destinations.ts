import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Installable, NOT_INSTALLED } from './installable.ts';

const starts = (program: string, word: string) =>
  spawnSync(program, [word]).error === undefined;

/** Debian's place for it: it wants to be started by its whole path. */
export const SSHD = '/usr/sbin/sshd';

export const sshHost: Installable = {
  name: 'OpenSSH or rsync',
  lack: () =>
    existsSync(SSHD) && starts('ssh', '-V') && starts('rsync', '--version')
      ? null
      : NOT_INSTALLED,
};

/** OpenStack's object store, which answers to S3's interface as well. */
export const swift: Installable = {
  name: 'Swift',
  lack: () =>
    ['swift-proxy-server', 'swift-object-server', 'swift-ring-builder'].every((program) =>
      starts(program, '--help'),
    )
      ? null
      : NOT_INSTALLED,
};
