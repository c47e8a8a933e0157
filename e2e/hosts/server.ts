import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endOf } from '../command.ts';
import { freePort } from '../free-port.ts';
import { nginxFolder } from './nginx-folder.ts';

/** A server that runs. */
export type Serving = { port: number; stop: () => Promise<void> };

/**
 * Runs nginx with the configuration of a release, and with its brotli module.
 * @param release folder of the release
 */
export const startNginx = (release: string): Promise<Serving> =>
  startNginxWith(release, nginxFolder('with-modules'), (folder) => {
    // As an operator links it who has the module (docs/hosting/nginx.md).
    symlinkSync(
      path.join(release, 'hosts/nginx-brotli.conf'),
      `${folder}/masthead-brotli.conf`,
    );
  });

/** The same of an nginx that has loaded no module. */
export const startPlainNginx = (release: string): Promise<Serving> =>
  startNginxWith(release, nginxFolder('plain'), () => undefined);

async function startNginxWith(
  release: string,
  { folder, write }: ReturnType<typeof nginxFolder>,
  prepare: (folder: string) => void,
): Promise<Serving> {
  const port = await freePort();
  const generated = readFileSync(path.join(release, 'hosts/nginx.conf'), 'utf8');
  const site = path.join(folder, 'site.conf');
  writeFileSync(site, replaced(generated, 'listen 80;', `listen 127.0.0.1:${port};`));
  prepare(folder);
  return serving(
    spawn('nginx', ['-e', 'stderr', '-c', write(`include ${site};`)]),
    port,
    folder,
  );
}

/** Runs Caddy with the configuration of a release: in plain HTTP, on another port. */
export async function startCaddy(release: string): Promise<Serving> {
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'masthead-caddy-'));
  const generated = readFileSync(path.join(release, 'hosts/Caddyfile'), 'utf8');
  const [address = ''] = /^https:\/\/\S+(?= \{$)/m.exec(generated) ?? [];
  const own = path.join(folder, 'Caddyfile');
  const here = `http://${new URL(address).host}:${port}`;
  writeFileSync(
    own,
    `{\n  admin off\n}\n${replaced(generated, `${address} {`, `${here} {\n  bind 127.0.0.1`)}`,
  );
  const child = spawn('caddy', ['run', '--config', own, '--adapter', 'caddyfile'], {
    cwd: folder,
  });
  return serving(child, port, folder);
}

function replaced(text: string, part: string, other: string): string {
  if (!text.includes(part)) throw new Error(`The configuration does not say ${part}`);
  return text.replace(part, other);
}

/** Waits until a server answers. @throws with what it said, where it ends instead */
async function serving(child: ChildProcess, port: number, folder: string): Promise<Serving> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const ended = once(child, 'close');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  while (endOf(child) === null) {
    const answered = await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' }).then(
      () => true,
      () => false,
    );
    if (answered) return { port, stop };
    await pause(50);
  }
  rmSync(folder, { recursive: true, force: true });
  throw new Error(`${child.spawnfile} ended with ${endOf(child)}:\n${said}`);
}
