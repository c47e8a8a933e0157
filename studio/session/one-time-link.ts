import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, unlink } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { environment } from '#site/environment.ts';
import { readKept } from '#site/kept-file.ts';
import { studioRoutes } from '#site/routes.ts';
import { ifMissing } from '#system/missing.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';
import { instant } from '../drafts/record-parts.ts';
import type { Person } from './session.ts';

type Kept = Person & { expires: string };

const KEPT: z.ZodType<Kept> = z.looseObject({
  name: z.string(),
  email: z.string(),
  expires: instant,
});

/** Time enough to find the terminal again; the session that it opens is the long one. */
const MINUTES = 15;

/** One file for each link, named by the hash of its token: who reads it cannot sign in. */
const folder = () => path.join(environment().dataDir, 'sessions/links');
const fileOf = (token: string) =>
  path.join(folder(), createHash('sha256').update(token).digest('hex'));

/** Makes a link by which one person signs in once. @returns its address on the site */
export async function makeOneTimeLink(
  { name, email }: Person,
  now = new Date(),
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expires = new Date(now.getTime() + MINUTES * 60_000).toISOString();
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  await forgetExpired(now);
  const kept: Kept = { name, email, expires };
  await writeFileAtomic(fileOf(token), JSON.stringify(kept), 0o600);
  return studioRoutes.oneTimeLink(token);
}

/** Uses a link up. @returns whose it was, or null where it was used, has ended, or never was */
export async function followOneTimeLink(
  token: string,
  now = new Date(),
): Promise<Person | null> {
  const kept = readKept(fileOf(token), KEPT);
  if (kept === null) return null;
  // Of two who come at once, one removes the file; the other finds it gone.
  if (!(await removed(fileOf(token)))) return null;
  const { name, email, expires } = kept;
  return new Date(expires) > now ? { name, email } : null;
}

async function removed(file: string): Promise<boolean> {
  return unlink(file).then(() => true, ifMissing(false));
}

async function forgetExpired(now: Date): Promise<void> {
  for (const name of await readdir(folder())) {
    const file = path.join(folder(), name);
    const kept = readKept(file, KEPT);
    if (kept && new Date(kept.expires) <= now) await rm(file, { force: true });
  }
}
