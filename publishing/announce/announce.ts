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
import { announcedTo, type Service } from './services.ts';
import { announcedBy } from './versions.ts';

const RECORD: z.ZodType<Announced> = z.record(z.string(), z.array(z.string()));

/** How often a request is made again, and after how long at first, in milliseconds. */
export type Patience = { retries: number; minTimeout: number };

/** Seventeen minutes in all: longer than the restart of a service takes. */
const PATIENT: Patience = { retries: 8, minTimeout: 2_000 };

/** In milliseconds: a service that takes longer is asked again. */
const ANSWERS_WITHIN = 10_000;

/**
 * Tells the services of the environment what has changed with a release. Each change is told
 * once, whatever is restarted or gone back to. A service that was never told anything learns of
 * later changes alone. What it does not take is logged, and told again with the next release.
 * @param folder of the release that readers get
 * @param signal ends it; what was not told by then is told the next time
 * @returns how many addresses each service was told of, by its name
 */
export async function announce(
  folder: string,
  signal: AbortSignal,
  patience = PATIENT,
): Promise<Map<string, number>> {
  const services = announcedTo();
  const told = new Map<string, number>();
  if (services.length === 0) return told;
  const versions = await announcedBy(folder);
  await Promise.all(
    services.map(async (service) => {
      const work = (lock: Lock) =>
        tell(service, versions[service.of], lock, { ...patience, signal });
      try {
        // Another process may tell the same service, which would then hear of a change twice.
        told.set(service.name, await withLock(service.record, work));
      } catch (error) {
        if (!signal.aborted) logError(`${service.name}: ${(error as Error).message}`);
      }
    }),
  );
  return told;
}

async function tell(
  service: Service,
  now: Versions,
  lock: Lock,
  options: Patience & { signal: AbortSignal },
): Promise<number> {
  const before = readKept(service.record, RECORD);
  const changes = changesSince(before ?? {}, now).filter(
    ({ version }) => service.hearsOfDeletions || version !== GONE,
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
      // The record is written first: who is killed in between never tells of a change twice.
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

/** @throws AbortError where the service says that to ask again is of no use */
async function send(service: Service, changes: Change[]): Promise<void> {
  const { type, text } = service.body(changes.map(({ address }) => siteOrigin() + address));
  const response = await fetch(service.endpoint, {
    method: 'POST',
    headers: { 'content-type': type },
    body: text,
    // Whoever ends us does not end this: the service may have read the request already.
    signal: AbortSignal.timeout(ANSWERS_WITHIN),
  });
  await response.body?.cancel();
  if (response.ok) return;
  const message = `${service.endpoint} answered ${response.status} ${response.statusText}`;
  const mayTakeItLater = response.status >= 500 || [408, 425, 429].includes(response.status);
  throw mayTakeItLater ? new Error(message) : new AbortError(message);
}
