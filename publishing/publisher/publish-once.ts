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
import { buildLock, releases } from '../release/site-releases.ts';
import { currentRelease, releaseFolder } from '../release/store.ts';
import { sweepWhenDue } from '../release/sweep.ts';
import { describeBroken } from './broken-files.ts';
import type { Outcome, Plan } from './plan.ts';
import { changesBetween, readContent } from './read-content.ts';
import { assertNotSuperseded, Superseded } from './superseded.ts';
import { switchAndPrune } from './switching.ts';

/** Publishes with worker processes that end after it. Errors: `publish`. */
export async function publishOnce(plan: Plan): Promise<Outcome> {
  const workers = startWorkers();
  try {
    return await publish(plan, () => undefined, workers);
  } finally {
    workers.end();
  }
}

/**
 * Makes a release of the present content, unless a kept one has that content, and makes it the current
 * one. After an error, readers keep the release before.
 * @param workers the processes that share the work
 * @throws ContentErrors, ContentFolderError, EnvironmentError, ReleaseError
 */
export async function publish(
  plan: Plan,
  onStep: (step: Step) => void,
  workers: Workers,
): Promise<Outcome> {
  const log = new StepLog();
  const report: OnStep = (step, progress) => {
    log.step(step, progress);
    onStep(step);
  };
  const work = async (lock: Lock): Promise<Outcome> => {
    try {
      const { outcome, lines } = await publishContent(plan, report, workers, lock);
      log.end();
      for (const line of lines) console.log(line);
      return outcome;
    } catch (error) {
      log.fail();
      if (error instanceof Superseded) return { kind: 'superseded', tip: error.tip };
      throw error;
    }
  };
  try {
    if (plan.waits) return await withLock(buildLock(), work);
    const outcome = await tryLock(buildLock(), work);
    return outcome === 'busy' ? { kind: 'busy' } : outcome;
  } finally {
    // A release is not refused because unused bytes stay on the disk.
    await sweepWhenDue(releases()).catch((error) => logError(error));
  }
}

async function publishContent(
  { always, fromNothing, instant, refusesErrors }: Plan,
  onStep: OnStep,
  workers: Workers,
  { assertHeld }: Lock,
): Promise<{ outcome: Outcome; lines: string[] }> {
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
    await assertNotSuperseded({ before, began, repository, tip });
    assertHeld();
  };
  const known = always ? null : await releaseOf(prepared);
  const { name: release, lines } = known === null ? await make() : { name: known, lines: [] };
  if (release !== before) {
    onStep('switching');
    await switchAndPrune(release, check);
  }
  const broken = describeBroken(prepared.broken);
  const outcome: Outcome = {
    kind: 'live',
    release,
    tip,
    isNew: known === null,
    ...(broken.length > 0 && { broken }),
  };
  return { outcome, lines };

  async function make() {
    const last = before === null ? null : await readReleaseRecord(releaseFolder(store, before));
    const changes =
      repository && tip ? await changesBetween(repository, last?.commit ?? null, tip) : [];
    const source = { prepared, commit, changes };
    const { name, warnings } = await makeRelease(source, workers, onStep, async () => {
      while (instant !== null && new Date().toISOString() < instant) {
        onStep('waiting');
        await sleep(Math.min(200, Date.parse(instant) - Date.now() + 1));
        // Readers get newer content in the meantime, and at that instant.
        if (repository && (await repository.tip()) !== tip) throw new Superseded(tip);
      }
      await check();
    });
    return {
      name,
      lines: [
        `Release ${name} is in ${releaseFolder(store, name)}`,
        ...summary(prepared, warnings),
      ],
    };
  }
}
