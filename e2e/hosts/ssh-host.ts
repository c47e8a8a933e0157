import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../free-port.ts';
import { SSHD } from './destinations.ts';

/** Another host, as far as ssh is concerned. */
export type SshHost = {
  /** Nothing is in it yet. */
  folder: string;
  /** For `npm run ship`, to get there. */
  variables: { SHIP_TO: string; RSYNC_RSH: string };
  stop: () => Promise<void>;
};

/** Runs Debian's OpenSSH on this machine, with a key for whoever runs the test. */
export async function startSshHost(): Promise<SshHost> {
  const port = await freePort();
  const own = mkdtempSync(path.join(os.tmpdir(), 'masthead-ssh-'));
  const key = path.join(own, 'key');
  for (const file of [key, path.join(own, 'host-key')]) {
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  }
  // Where it runs as root, it locks its half without rights in there.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const settings = {
    Port: port,
    ListenAddress: '127.0.0.1',
    HostKey: path.join(own, 'host-key'),
    AuthorizedKeysFile: `${key}.pub`,
    StrictModes: 'no',
    UsePAM: 'no',
    PidFile: 'none',
  };
  const configuration = Object.entries(settings).map(([name, value]) => `${name} ${value}\n`);
  writeFileSync(path.join(own, 'sshd_config'), configuration.join(''));
  const child = spawn(SSHD, ['-D', '-e', '-f', path.join(own, 'sshd_config')]);
  const ended = once(child, 'close');
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
      if (said.includes('Server listening')) resolve();
    });
    ended.then(() => reject(new Error(`sshd ended:\n${said}`)));
  });
  const ssh = ['ssh', '-F', 'none', '-p', port, '-i', key, '-o', 'BatchMode=yes'];
  const folder = path.join(own, 'srv/news');
  return {
    folder,
    variables: {
      SHIP_TO: `${os.userInfo().username}@127.0.0.1:${folder}`,
      RSYNC_RSH: `${ssh.join(' ')} -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null`,
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(own, { recursive: true, force: true });
    },
  };
}
