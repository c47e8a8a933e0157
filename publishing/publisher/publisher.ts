import { setTimeout as sleep } from 'node:timers/promises';
import { environment } from '#site/environment.ts';
import { logError } from '#site/log-error.ts';
import type { Person } from '#sources/git/commit.ts';
import { Refusal } from '#studio/drafts/refusal.ts';
import { tidy } from '#studio/drafts/tidy.ts';
import { finishWorkTree } from '#studio/drafts/work-tree.ts';
import { handleRequest, type PublisherRequest } from '#studio/publishing/requests.ts';
import type { PublishingStatus } from '#studio/publishing/status.ts';
import { isBusy } from '#system/lock.ts';
import { userMessageOf } from '#system/user-error.ts';
import { startAnnouncer } from '../announce/announcer.ts';
import { making, releases } from '../release/site-releases.ts';
import { releaseFolder } from '../release/store.ts';
import { BuildFailure } from './build-failure.ts';
import { type BuildProcess, endBuilder, keepBuilder, startBuild } from './builder.ts';
import { goBack } from './go-back.ts';
import { NightlyAudit } from './nightly-audit.ts';
import { pinOf, unpin } from './pinned-release.ts';
import type { Outcome } from './plan.ts';
import { pauseAfter, planFor, type Situation } from './publishing-plan.ts';
import { StatusBoard } from './publishing-status.ts';
import { repositoryWatch } from './repository-watch.ts';
import { finishSwitch } from './switching.ts';
import { SyncLoop } from './sync-loop.ts';
import { tidyCaches } from './tidy-caches.ts';

/** How often everything is looked at: branch, clock, requests. All of it costs a millisecond. */
const LOOK_MS = 100;

/** Before another look, where another process makes a release just now. */
const BUSY_MS = 2_000;

/** Before another look, where the repository or the disk does not answer. */
const FAILED_LOOK_MS = 5_000;

/** Between two looks for what caches need no longer hold. */
const DAY_MS = 86_400_000;

/** How many problems of an audit the status lists. */
const PROBLEMS_SHOWN = 20;

/** How long a build takes, until one was measured. */
const USUAL_BUILD_MS = 40_000;

export type Publisher = {
  /**
   * Ends when the content was dealt with for the first time: readers get it, or the release
   * before. @throws BuildFailure where there is no release at all
   */
  first: Promise<void>;
  /** Ends a build that is under way; readers keep what they have. */
  stop: () => Promise<void>;
};

/**
 * Sees to it that readers get what is to be published: has a release made when the content's
 * branch moves, when a post is due, and once a day, one at a time. It looks at the clock and
 * sets none, so that a sleep or a restart in between changes nothing.
 * @param onStatus is told of every change, as the file of the status is
 * @param hurries whether somebody waits for what is published: then a builder stays between builds
 */
export function startPublisher({
  onStatus = () => undefined,
  hurries = false,
}: {
  onStatus?: (status: PublishingStatus) => void;
  hurries?: boolean;
} = {}): Publisher {
  const board = new StatusBoard(onStatus);
  const announcer = startAnnouncer();
  const sync = new SyncLoop((problem) => board.note('remote', problem));
  let settle: { resolve: () => void; reject: (error: unknown) => void } | undefined;
  const first = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Whoever does not ask for it hears of a failure by the status.
  first.catch(() => undefined);

  let stopped = false;
  let build: BuildProcess | null = null;
  const repositoryNow = repositoryWatch();
  let dealtWith: string | null | undefined;
  let asked = false;
  /** Whether what the forge has is to be fetched for that, once. */
  let fetches = false;
  let failed: { retry: number | null } | null = null;
  let failures = 0;
  let buildTime = USUAL_BUILD_MS;
  let notBefore = 0;
  let hasRelease = false;
  let tidiedCaches = 0;
  /** When the last build ended; the start counts as one. */
  let quietSince = Date.now();
  /** Whether the next release is to be made from nothing, since an audit found something in this one. */
  let fromNothing = false;
  let madeFromNothing = 0;
  const audit = new NightlyAudit(({ release, problems }) => {
    if (problems.length === 0) return board.note('audit', null);
    const shown = problems.slice(0, PROBLEMS_SHOWN);
    const more = problems.length - shown.length;
    const message = [
      `The audit of the whole release ${release} found what the audit of its changes did not:`,
      ...shown,
      ...(more > 0 ? [`… and ${more} more. \`npm run audit\` lists all.`] : []),
    ].join('\n');
    logError(message);
    board.note('audit', message);
    // Where that does not help, it would not help again before somebody has changed something.
    fromNothing = Date.now() >= madeFromNothing + DAY_MS / 2;
  });
  let toldOfBroken: string | null = null;
  let isRepaired = false;
  /** What readers got when somebody had gone back: as long as they do, it is said how that went. */
  let wentBackTo: string | null = null;

  async function look(): Promise<void> {
    hasRelease = (await board.refresh()) !== null;
    const repository = await repositoryNow();
    if (!isRepaired) {
      await finishSwitch();
      // Who was killed while a branch moved has left index and files of the commit before.
      if (repository) await finishWorkTree(repository).catch(unlessRefused);
      isRepaired = true;
    }
    await answer();
    const tip = await tipNow();
    await sync.look(repository, tip, fetches);
    fetches = false;
    const current = await currentNow();
    const now = Date.now();
    if (build || now < notBefore) return;
    const waits = failed !== null && (failed.retry === null || failed.retry > now);
    const planned = planFor({
      now,
      tip,
      dealtWith,
      asked,
      failed,
      buildTime,
      current,
    });
    const plan = fromNothing && !waits ? { always: true, instant: null } : planned;
    if (plan === null) {
      if (hurries) keepBuilder();
      if (current !== null) audit.look(now, quietSince);
      return;
    }
    // Asked before a process is started for it, which would only hear the same.
    if (await isBusy(making())) {
      notBefore = now + BUSY_MS;
      return;
    }
    asked = false;
    // It holds in memory what earlier builds have made.
    if (fromNothing) endBuilder();
    board.begin(tip);
    let waited = false;
    const process = startBuild(
      { ...plan, fromNothing, refusesErrors: false, waits: false },
      (step) => {
        waited ||= step === 'waiting';
        board.step(step);
      },
    );
    build = process;
    process.outcome
      .then(
        (outcome) => succeed(outcome, waited ? null : Date.now() - now),
        (error) => fail(error, tip),
      )
      .catch((error) => logError(error))
      .finally(() => {
        build = null;
        quietSince = Date.now();
      });
  }

  async function tipNow(): Promise<string | null> {
    const repository = await repositoryNow();
    return (await repository?.tip()) ?? null;
  }

  /** What readers get, as the plan wants to know it. */
  async function currentNow(): Promise<Situation['current']> {
    const current = await board.refresh();
    // Where releases are shipped, readers get this one later (cli/ship.ts).
    if (current !== null && environment().shipTo === null) {
      announcer.readersGet(releaseFolder(releases(), current.name));
    }
    if (wentBackTo !== null && current?.name !== wentBackTo) {
      wentBackTo = null;
      board.note('back', null);
    }
    if (current === null) return null;
    const pin = await pinOf(current.name);
    const due = pin
      ? current.changesOfState.filter((date) => Date.parse(date) > Date.parse(pin.since))
      : [current.nextDue].filter((date) => date !== null);
    return {
      instant: Date.parse(current.instant),
      nextDue: due.length > 0 ? Math.min(...due.map((date) => Date.parse(date))) : null,
      pinned: pin !== null,
    };
  }

  /** @param took null where it does not tell how long a build takes */
  async function succeed(outcome: Outcome, took: number | null): Promise<void> {
    if (outcome.kind === 'busy') {
      asked = true;
      notBefore = Date.now() + BUSY_MS;
      return;
    }
    dealtWith = outcome.tip;
    failed = null;
    failures = 0;
    if (fromNothing && outcome.kind === 'live') {
      fromNothing = false;
      madeFromNothing = Date.now();
      audit.again();
    }
    if (outcome.kind === 'live') tellOfBroken(outcome.broken ?? []);
    // Readers have the content as it is.
    if (outcome.kind === 'live' && (await pinOf(outcome.release))) await unpin();
    if (outcome.kind === 'live' && outcome.isNew) {
      if (took !== null) buildTime = took;
      const repository = await repositoryNow();
      if (repository) tidy(repository).catch((error) => logError(error));
      if (Date.now() >= tidiedCaches + DAY_MS) {
        tidiedCaches = Date.now();
        tidyCaches(releases()).catch((error) => logError(error));
      }
    }
    await board.refresh();
    // What has come in between is made at the next look, and whoever published that waits for it.
    const isOvertaken = outcome.kind === 'superseded' && outcome.tip !== (await tipNow());
    if (!isOvertaken) board.live(outcome.tip);
    settle?.resolve();
  }

  /** What was told already, at the last release or at the start, is not logged again. */
  function tellOfBroken(broken: string[]): void {
    const message = broken.join('\n') || null;
    if (message !== toldOfBroken && message !== null) logError(message);
    toldOfBroken = message;
    board.note('content', message);
  }

  function fail(error: unknown, tip: string | null): void {
    if (stopped) return;
    const { message } = error as Error;
    const ofContent = error instanceof BuildFailure && error.ofContent;
    failures += 1;
    dealtWith = tip;
    failed = { retry: ofContent ? null : Date.now() + pauseAfter(failures) };
    board.failed(tip, message, isoOf(failed.retry));
    if (hasRelease) {
      logError(`${message}\nReaders keep the release before.`);
      settle?.resolve();
    } else settle?.reject(error);
  }

  /** Does what other processes ask for. */
  async function answer(): Promise<void> {
    const handle = async (request: PublisherRequest) => {
      if (request.do === 'look') {
        asked = true;
        fetches = true;
      } else {
        board.note('back', await wentBack(request));
        wentBackTo = (await board.refresh())?.name ?? null;
      }
    };
    while (await handleRequest(handle));
  }

  async function run(): Promise<void> {
    let said = '';
    while (!stopped) {
      let pause = LOOK_MS;
      try {
        await look();
        said = '';
        board.note('look', null);
      } catch (error) {
        // A later look may go better; what keeps failing is said once.
        const message = userMessageOf(error);
        const log = message ?? String(error);
        if (log !== said && hasRelease) logError(message ?? error);
        said = log;
        board.note(
          'look',
          `Nothing can be published now: ${message ?? (error as Error).message}`,
        );
        if (!hasRelease) settle?.reject(error);
        pause = FAILED_LOOK_MS;
      }
      await sleep(pause);
    }
  }

  const running = run();
  return {
    first,
    async stop() {
      stopped = true;
      audit.stop();
      build?.stop();
      await build?.outcome.catch(() => undefined);
      await Promise.all([running, sync.settled(), announcer.stop()]);
      endBuilder();
      await board.flushed();
    },
  };
}

/** @returns what editors should know of it, if anything */
async function wentBack({ release, by }: { release: string; by: Person }) {
  try {
    return (await goBack(release, by)).join('\n') || null;
  } catch (error) {
    logError(error);
    return `It was not possible to go back to ${release}: ${(error as Error).message}`;
  }
}

/** Uncommitted changes in the folder are in the way: the build says so. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
  logError(error.message);
}

const isoOf = (time: number | null) => (time === null ? null : new Date(time).toISOString());
