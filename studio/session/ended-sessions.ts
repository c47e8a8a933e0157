import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { environment } from '#site/environment.ts';
import { EnvironmentError } from '#site/variable.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { ifMissing } from '#system/missing.ts';
import { instant } from '../drafts/record-parts.ts';
import { changeRecord, type RecordKind, readRecord } from '../drafts/records.ts';

/**
 * Sessions that were ended before their time. A sealed cookie carries its session with it, so
 * a copy of one would live on. Each is a file, which every process on the data folder sees, and
 * stands in a record of the content's repository, for servers with another data folder.
 */
const folder = () => path.join(environment().dataDir, 'sessions/ended');

/** When each of them would have expired, by the hash of its name. */
type Ended = { readonly [hash: string]: string };

export const ENDED: RecordKind<Ended> = {
  folder: 'sessions',
  schema: z.record(z.string(), instant),
};
const NAME = 'ended';

/** @param expires the instant after which the session's cookie is refused anyhow */
export async function rememberEnded(id: string, expires: string, now: Date): Promise<void> {
  await mkdir(folder(), { recursive: true });
  await writeFile(path.join(folder(), id), expires);
  await forgetExpired(now);
  const repository = await repositoryIfAny();
  if (!repository) return;
  await changeRecord(repository, ENDED, NAME, (ended) => ({
    ...Object.fromEntries(
      Object.entries(ended ?? {}).filter(([, expires]) => new Date(expires) >= now),
    ),
    [hashOf(id)]: expires,
  }));
}

export async function isEnded(id: string): Promise<boolean> {
  const file = path.join(folder(), id);
  if ((await readFile(file, 'utf8').catch(ifMissing(null))) !== null) return true;
  return Object.hasOwn(await endedAnywhere(), hashOf(id));
}

async function endedAnywhere(): Promise<Ended> {
  const repository = await repositoryIfAny();
  return (repository && (await readRecord(repository, ENDED, NAME))) ?? {};
}

/** Null for content that is in none: then one server alone has it. */
async function repositoryIfAny(): Promise<ContentRepository | null> {
  try {
    return await ContentRepository.open();
  } catch (error) {
    if (error instanceof EnvironmentError) return null;
    throw error;
  }
}

/** Who reads the repository reads no name of a session. */
const hashOf = (id: string) => createHash('sha256').update(id).digest('hex');

async function forgetExpired(now: Date): Promise<void> {
  for (const id of await readdir(folder())) {
    const file = path.join(folder(), id);
    const expires = await readFile(file, 'utf8').catch(ifMissing(null));
    // Null: another process forgot it first. Empty: it is being written.
    if (expires && new Date(expires) < now) await rm(file, { force: true });
  }
}
