import pRetry, { AbortError } from 'p-retry';
import { z } from 'zod';
import { readKept } from '#site/kept-file.ts';
import { logError } from '#site/log-error.ts';
import { siteOrigin } from '#site/origin.ts';
import { type Lock, LockLost, withLock } from '#system/lock.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';
import {
  type Announced,
  type Change,
  changesSince,
  GONE,
  type Versions,
  withChanges,
} from './changes.ts';
import { type Service, services } from './services.ts';
import { versionsIn } from './versions.ts';

const RECORD: z.ZodType<Announced> = z.record(z.string(), z.array(z.string()));

/** How often a request is repeated, and the first pause, in milliseconds. */
export type Patience = { retries: number; minTimeout: number };

/** Seventeen minutes in all: longer than a service takes to restart. */
const PATIENT: Patience = { retries: 8, minTimeout: 2_000 };

/** The request is repeated after this time without a response. */
const TIMEOUT_MS = 10_000;

/**
 * Announces to the services of the environment what has changed with a release. Each change is announced
 * once, also after a restart or after going back. To a new service, only later changes are announced.
 * What a service refuses is logged, and announced again with the next release.
 * @param folder of the current release
 * @param signal ends it; the rest is announced the next time
 * @returns how many addresses were announced, by the name of the service
 */
export async function announce(
  folder: string,
  signal: AbortSignal,
  patience = PATIENT,
): Promise<Map<string, number>> {
  const announced = new Map<string, number>();
  const all = services();
  if (all.length === 0) return announced;
  const versions = versionsIn(folder);
  await Promise.all(
    all.map(async (service) => {
      const work = (lock: Lock) =>
        announceTo(service, versions[service.of], lock, { ...patience, signal });
      try {
        // Another process may announce to the same service, which would get a change twice.
        announced.set(service.name, await withLock(service.record, work));
      } catch (error) {
        if (!signal.aborted) logError(`${service.name}: ${(error as Error).message}`);
      }
    }),
  );
  return announced;
}

async function announceTo(
  service: Service,
  now: Versions,
  lock: Lock,
  options: Patience & { signal: AbortSignal },
): Promise<number> {
  const before = readKept(service.record, RECORD);
  const changes = changesSince(before ?? {}, now).filter(
    ({ version }) => service.takesDeletions || version !== GONE,
  );
  const keep = (record: Announced) => writeFileAtomic(service.record, JSON.stringify(record));
  if (before === null) {
    await keep(withChanges({}, changes));
    return 0;
  }
  let known = before;
  for (let at = 0; at < changes.length; at += service.most) {
    const some = changes.slice(at, at + service.most);
    const after = withChanges(known, some);
    const attempt = async () => {
      lock.assertHeld();
      // The record is written first: a process that is killed in between announces nothing twice.
      await keep(after);
      try {
        await send(service, some);
      } catch (error) {
        await keep(known);
        throw error;
      }
    };
    await pRetry(attempt, {
      ...options,
      shouldRetry: ({ error }) => !(error instanceof LockLost),
    });
    known = after;
  }
  return changes.length;
}

/** @throws AbortError where the service says that repeating the request is of no use */
async function send(service: Service, changes: Change[]): Promise<void> {
  const { type, text } = service.body(changes.map(({ address }) => siteOrigin() + address));
  const response = await fetch(service.endpoint, {
    method: 'POST',
    headers: { 'content-type': type },
    body: text,
    // The caller's signal does not end this: the service may have read the request already.
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  if (response.ok) return;
  const message = `${service.endpoint} answered ${response.status} ${response.statusText}`;
  const isTemporary = response.status >= 500 || [408, 425, 429].includes(response.status);
  throw isTemporary ? new Error(message) : new AbortError(message);
}
