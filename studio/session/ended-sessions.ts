import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { environment } from '#site/environment.ts';
import { readIfThere } from './read-if-there.ts';

/**
 * Sessions that were ended before their time. A sealed cookie carries its session with it, so
 * a copy of one would live on. Each is a file, which every process on the data folder sees.
 */
const folder = () => path.join(environment().dataDir, 'sessions/ended');

/** @param expires the instant after which the session's cookie is refused anyhow */
export async function rememberEnded(id: string, expires: string, now: Date): Promise<void> {
  await mkdir(folder(), { recursive: true });
  await writeFile(path.join(folder(), id), expires);
  await forgetExpired(now);
}

export async function isEnded(id: string): Promise<boolean> {
  return (await readIfThere(path.join(folder(), id))) !== null;
}

async function forgetExpired(now: Date): Promise<void> {
  for (const id of await readdir(folder())) {
    const file = path.join(folder(), id);
    const expires = await readIfThere(file);
    // Null: another process forgot it first. Empty: it is being written.
    if (expires && new Date(expires) < now) await rm(file, { force: true });
  }
}
