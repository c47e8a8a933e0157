import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { logError } from '#site/log-error.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import type { Step } from '#studio/publishing/status.ts';
import { type Lock, tryLock, withLock } from '#system/lock.ts';
import { makeRelease, releaseOf } from '../build/make-release.ts';
import { buildFolder, isWhollyBroken, refuseErrors } from '../build/prepare.ts';
import { startWorkers } from '../build/resident.ts';
import { type OnStep, StepLog } from '../build/step-log.ts';
import { summary } from '../build/summary.ts';
import type { Workers } from '../build/workers.ts';
import { readReleaseRecord } from '../release/record.ts';
import { making, releases } from '../release/site-releases.ts';
import { currentRelease, releaseFolder } from '../release/store.ts';
import { sweepWhenDue } from '../release/sweep.ts';
import { describeBroken } from './broken-files.ts';
import { changesBetween, readContent } from './content-at-work.ts';
import type { Outcome, Plan } from './plan.ts';
import { Superseded, unlessSuperseded } from './superseded.ts';
import { giveToReaders } from './switching.ts';

/**
 * Publishes by processes that are started for it, and end after it.
 * @throws as `publish` does
 */
export async function publishOnce(plan: Plan): Promise<Outcome> {
  const workers = startWorkers();
  try {
    return await publish(plan, () => undefined, workers);
  } finally {
    workers.end();
  }
}

/**
 * Makes a release of the content as it is, unless there is one, and has readers get it. What
 * stands in the way is thrown, and readers keep the release before.
 * @param workers the processes among which the work is shared
 * @throws ContentErrors, ContentFolderError, EnvironmentError, ReleaseError
 */
export async function publish(
  plan: Plan,
  onStep: (step: Step) => void,
  workers: Workers,
): Promise<Outcome> {
  const log = new StepLog();
  const tell: OnStep = (step, progress) => {
    log.step(step, progress);
    onStep(step);
  };
  const work = async (lock: Lock): Promise<Outcome> => {
    try {
      const { outcome, said } = await publishContent(plan, tell, workers, lock);
      log.end();
      for (const line of said) console.log(line);
      return outcome;
    } catch (error) {
      log.fail();
      if (error instanceof Superseded) return { kind: 'superseded', tip: error.tip };
      throw error;
    }
  };
  try {
    if (plan.waits) return await withLock(making(), work);
    const outcome = await tryLock(making(), work);
    return outcome === 'busy' ? { kind: 'busy' } : outcome;
  } finally {
    // Needless bytes on the disk are no reason to fail.
    await sweepWhenDue(releases()).catch((error) => logError(error));
  }
}

async function publishContent(
  { always, fromNothing, instant, refusesErrors }: Plan,
  onStep: OnStep,
  workers: Workers,
  { assertHeld }: Lock,
): Promise<{ outcome: Outcome; said: string[] }> {
  const store = releases();
  const began = new Date();
  const before = await currentRelease(store);
  if (fromNothing) await rm(buildFolder('readers'), { recursive: true, force: true });
  onStep('reading');
  const repository = await ContentRepository.tryOpen();
  const content = await readContent(
    repository,
    instant === null ? new Date() : new Date(instant),
  );
  const { prepared, tip, commit } = content;
  if (refusesErrors || isWhollyBroken(prepared)) refuseErrors(prepared);
  /** Before others can see the release, and before readers get it. */
  const check = async () => {
    await unlessSuperseded({ before, began, repository, tip });
    assertHeld();
  };
  const known = always ? null : await releaseOf(prepared);
  const { name: release, said } = known === null ? await make() : { name: known, said: [] };
  if (release !== before) {
    onStep('switching');
    await giveToReaders(release, check);
  }
  const broken = describeBroken(prepared.broken);
  const outcome: Outcome = {
    kind: 'live',
    release,
    tip,
    isNew: known === null,
    ...(broken.length > 0 && { broken }),
  };
  return { outcome, said };

  async function make() {
    const last = before === null ? null : await readReleaseRecord(releaseFolder(store, before));
    const changes =
      repository && tip ? await changesBetween(repository, last?.commit ?? null, tip) : [];
    const source = { prepared, commit, changes };
    const { name, warnings } = await makeRelease(source, workers, onStep, async () => {
      while (instant !== null && new Date().toISOString() < instant) {
        onStep('waiting');
        await sleep(Math.min(200, Date.parse(instant) - Date.now() + 1));
        // Readers are to get the newest content until then, and at that instant.
        if (repository && (await repository.tip()) !== tip) throw new Superseded(tip);
      }
      await check();
    });
    return {
      name,
      said: [
        `Release ${name} is in ${releaseFolder(store, name)}`,
        ...summary(prepared, warnings),
      ],
    };
  }
}
