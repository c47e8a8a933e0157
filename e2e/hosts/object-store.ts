import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { endOf } from '../command.ts';
import { freePort } from '../free-port.ts';

/** A service with one empty bucket. */
export type ObjectStore = {
  /** For `npm run ship`, to get there. */
  variables: Record<string, string>;
  /** What lies under a key. */
  get: (key: string) => Promise<Response>;
  stop: () => Promise<void>;
};

const BUCKET = 'news';
const KEYS = { keyId: 'news:editor', secretKey: 'sesame' };

/** Runs Debian's Swift on this machine, on one disk and without copies. */
export async function startObjectStore(): Promise<ObjectStore> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'masthead-swift-'));
  const devices = path.join(folder, 'devices');
  mkdirSync(path.join(devices, 'disk'), { recursive: true });
  const start = async (kind: string, settings: string, port: number) => {
    const file = path.join(folder, `${kind}-server.conf`);
    writeFileSync(
      file,
      `[DEFAULT]
swift_dir = ${folder}
devices = ${devices}
mount_check = false
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${os.userInfo().username}
${settings}`,
    );
    return spawn(`swift-${kind}-server`, [file], { stdio: ['ignore', 'ignore', 'ignore'] });
  };
  const children: ChildProcess[] = [];
  for (const kind of ['account', 'container', 'object']) {
    const port = await freePort();
    const ring = path.join(folder, `${kind}.builder`);
    for (const words of [
      ['create', '4', '1', '0'],
      ['add', `r1z1-127.0.0.1:${port}/disk`, '1'],
      ['rebalance'],
    ]) {
      spawnSync('swift-ring-builder', [ring, ...words]);
    }
    const app = `[pipeline:main]
pipeline = ${kind}-server
[app:${kind}-server]
use = egg:swift#${kind}
fallocate_reserve = 0
`;
    children.push(await start(kind, app, port));
  }
  const port = await freePort();
  children.push(await start('proxy', PROXY, port));
  const ends = children.map((child) => once(child, 'close'));

  const endpoint = `http://127.0.0.1:${port}`;
  const client = new AwsClient({
    accessKeyId: KEYS.keyId,
    secretAccessKey: KEYS.secretKey,
    service: 's3',
    region: 'us-east-1',
    retries: 0,
  });
  const bucket = `${endpoint}/${BUCKET}`;
  const stop = async () => {
    for (const child of children) child.kill('SIGTERM');
    await Promise.all(ends);
    rmSync(folder, { recursive: true, force: true });
  };
  const made = () =>
    client.fetch(bucket, { method: 'PUT' }).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await made())) {
    const ended = children.find((child) => endOf(child) !== null);
    if (ended) {
      await stop();
      throw new Error(`${ended.spawnfile} ended with ${endOf(ended)}.`);
    }
    await pause(100);
  }
  return {
    variables: {
      SHIP_TO: `s3://${BUCKET}`,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: KEYS.keyId,
      AWS_SECRET_ACCESS_KEY: KEYS.secretKey,
    },
    get: (key) => client.fetch(`${bucket}/${key}`),
    stop,
  };
}

/** Keys are checked as a service checks them; what it keeps in memory elsewhere, it does without. */
const PROXY = `[pipeline:main]
pipeline = catch_errors gatekeeper cache s3api tempauth proxy-server
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:s3api]
use = egg:swift#s3api
[filter:tempauth]
use = egg:swift#tempauth
user_${KEYS.keyId.replace(':', '_')} = ${KEYS.secretKey} .admin
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
`;
