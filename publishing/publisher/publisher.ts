import { setTimeout as sleep } from 'node:timers/promises';
import { environment } from '#site/environment.ts';
import { logError } from '#site/log-error.ts';
import { Refusal } from '#studio/drafts/refusal.ts';
import { tidy } from '#studio/drafts/tidy.ts';
import { finishWorkTree } from '#studio/drafts/work-tree.ts';
import {
  type GoBack,
  handleRequest,
  type PublisherRequest,
} from '#studio/publishing/requests.ts';
import { isBusy } from '#system/lock.ts';
import { userMessageOf } from '#system/user-error.ts';
import { startAnnouncer } from '../announce/announcer.ts';
import { buildLock, releases } from '../release/site-releases.ts';
import { releaseFolder } from '../release/store.ts';
import { BuildFailure } from './build-failure.ts';
import { type BuildProcess, endBuilder, keepBuilder, startBuild } from './builder.ts';
import { goBack } from './go-back.ts';
import { NightlyAudit } from './nightly-audit.ts';
import { pinOf, unpin } from './pinned-release.ts';
import type { Outcome } from './plan.ts';
import { pauseAfter, planFor, type Situation } from './publishing-plan.ts';
import { repositoryWatch } from './repository-watch.ts';
import { StatusBoard } from './status-board.ts';
import { finishSwitch } from './switching.ts';
import { SyncLoop } from './sync-loop.ts';
import { tidyCaches } from './tidy-caches.ts';

/** How often branch, clock and requests are checked, which takes a millisecond. */
const CHECK_MS = 100;

/** The pause after a check that found another process making a release. */
const BUSY_MS = 2_000;

/** The pause after a check in which the repository or the disk did not answer. */
const FAILED_CHECK_MS = 5_000;

/** How often caches are tidied, and a release may be made from nothing. */
const DAY_MS = 86_400_000;

/** How long a build takes, until one was measured. */
const USUAL_BUILD_MS = 40_000;

export type Publisher = {
  /**
   * Resolves when the content was handled for the first time: readers get it, or keep the release
   * before. Rejects where there is no release at all.
   */
  first: Promise<void>;
  /** Ends a build that is under way; readers keep what they have. */
  stop: () => Promise<void>;
};

/**
 * Publishes: has a release made when the main branch moves, when a post is due, and once a day, one at
 * a time. It compares with the clock and sets no timer, so that a sleep or a restart changes nothing.
 * @param hurries whether somebody waits for publications: then a builder stays between builds
 */
export function startPublisher({ hurries = false } = {}): Publisher {
  const board = new StatusBoard();
  const announcer = startAnnouncer();
  const sync = new SyncLoop((problem) => board.note('remote', problem));
  const repositoryNow = repositoryWatch();
  let settle: { resolve: () => void; reject: (error: unknown) => void } | undefined;
  const first = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // The status reports a failure to everybody else.
  first.catch(() => undefined);

  let isStopped = false;
  let build: BuildProcess | null = null;
  let handled: Situation['handled'];
  let isAsked = false;
  /** Whether that somebody expects the content repository to be fetched from. */
  let fetches = false;
  let failed: Situation['failed'] = null;
  let failures = 0;
  let buildTime = USUAL_BUILD_MS;
  let notBefore = 0;
  let hasRelease = false;
  let isRepaired = false;
  let cachesTidied = 0;
  let brokenFiles: string | null = null;
  /** The release that somebody went back to: what happened then is shown as long as readers get it. */
  let wentBackTo: string | null = null;
  let lastBuild = Date.now();
  let isUnsound = false;
  let madeFromNothing = 0;
  const audit = new NightlyAudit((message) => {
    board.note('audit', message);
    // Where that has not helped, it is for people to find out why.
    isUnsound = message !== null && Date.now() >= madeFromNothing + DAY_MS / 2;
  });

  async function check(): Promise<void> {
    hasRelease = (await board.refresh()) !== null;
    const repository = await repositoryNow();
    if (!isRepaired) {
      await finishSwitch();
      // A process that was killed while a branch moved has left the index and files of the commit before.
      if (repository) await finishWorkTree(repository).catch(unlessRefused);
      isRepaired = true;
    }
    await handleRequests();
    const tip = await tipNow();
    await sync.look(repository, tip, fetches);
    fetches = false;
    const current = await currentNow();
    const now = Date.now();
    if (build || now < notBefore) return;
    const plan = planFor({ now, tip, handled, isAsked, failed, isUnsound, current, buildTime });
    if (plan === null) {
      if (hurries) keepBuilder();
      if (current !== null) audit.auditIfDue(now, lastBuild);
      return;
    }
    // Checked before a process is started for it, which would only find the same.
    if (await isBusy(buildLock())) {
      notBefore = now + BUSY_MS;
      return;
    }
    isAsked = false;
    // The builder that stays holds in memory what it has made.
    if (plan.fromNothing) endBuilder();
    board.begin(tip);
    let hasWaited = false;
    build = startBuild({ ...plan, refusesErrors: false, waits: false }, (step) => {
      hasWaited ||= step === 'waiting';
      board.step(step);
    });
    build.outcome
      .then(
        (outcome) => {
          if (plan.fromNothing && outcome.kind === 'live') confirmSound();
          return succeed(outcome, hasWaited ? null : Date.now() - now);
        },
        (error) => fail(error, tip),
      )
      .catch((error) => logError(error))
      .finally(() => {
        build = null;
        lastBuild = Date.now();
      });
  }

  function confirmSound(): void {
    isUnsound = false;
    madeFromNothing = Date.now();
    audit.auditAgain();
  }

  async function tipNow(): Promise<string | null> {
    return (await (await repositoryNow())?.tip()) ?? null;
  }

  async function currentNow(): Promise<Situation['current']> {
    const current = await board.refresh();
    // Where releases are shipped, readers get this one later (cli/ship.ts).
    if (current !== null && environment().shipTo === null) {
      announcer.announce(releaseFolder(releases(), current.name));
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

  /** @param took null where the build has waited for an instant */
  async function succeed(outcome: Outcome, took: number | null): Promise<void> {
    if (outcome.kind === 'busy') {
      isAsked = true;
      notBefore = Date.now() + BUSY_MS;
      return;
    }
    handled = outcome.tip;
    failed = null;
    failures = 0;
    if (outcome.kind === 'live') {
      reportBroken(outcome.broken ?? []);
      // Readers have the content as it is.
      if (await pinOf(outcome.release)) await unpin();
      if (outcome.isNew) await tidyUp(took);
    }
    await board.refresh();
    // The next check builds what has come in between, and who published that waits for it.
    const isOvertaken = outcome.kind === 'superseded' && outcome.tip !== (await tipNow());
    if (!isOvertaken) board.live(outcome.tip);
    settle?.resolve();
  }

  async function tidyUp(took: number | null): Promise<void> {
    if (took !== null) buildTime = took;
    const repository = await repositoryNow();
    if (repository) tidy(repository).catch((error) => logError(error));
    if (Date.now() < cachesTidied + DAY_MS) return;
    cachesTidied = Date.now();
    tidyCaches(releases()).catch((error) => logError(error));
  }

  /** Logs errors in files once, and not again with each release. */
  function reportBroken(lines: string[]): void {
    const message = lines.join('\n') || null;
    if (message !== brokenFiles && message !== null) logError(message);
    brokenFiles = message;
    board.note('content', message);
  }

  function fail(error: unknown, tip: string | null): void {
    if (isStopped) return;
    const { message } = error as Error;
    const ofContent = error instanceof BuildFailure && error.ofContent;
    failures += 1;
    handled = tip;
    const retry = ofContent ? null : Date.now() + pauseAfter(failures);
    failed = { retry };
    board.failed(tip, message, retry === null ? null : new Date(retry).toISOString());
    if (hasRelease) {
      logError(`${message}\nReaders keep the release before.`);
      settle?.resolve();
    } else settle?.reject(error);
  }

  async function handleRequests(): Promise<void> {
    const handle = async (request: PublisherRequest) => {
      if (request.do === 'look') {
        isAsked = true;
        fetches = true;
      } else {
        board.note('back', await tryGoBack(request));
        wentBackTo = (await board.refresh())?.name ?? null;
      }
    };
    while (await handleRequest(handle));
  }

  async function run(): Promise<void> {
    let logged = '';
    while (!isStopped) {
      let pause = CHECK_MS;
      try {
        await check();
        logged = '';
        board.note('look', null);
      } catch (error) {
        // A later check may succeed. What fails again and again is logged once.
        const message = userMessageOf(error);
        const text = message ?? String(error);
        if (text !== logged && hasRelease) logError(message ?? error);
        logged = text;
        board.note(
          'look',
          `Nothing can be published now: ${message ?? (error as Error).message}`,
        );
        if (!hasRelease) settle?.reject(error);
        pause = FAILED_CHECK_MS;
      }
      await sleep(pause);
    }
  }

  const running = run();
  return {
    first,
    async stop() {
      isStopped = true;
      audit.stop();
      build?.stop();
      await build?.outcome.catch(() => undefined);
      await Promise.all([running, sync.settled(), announcer.stop()]);
      endBuilder();
      await board.flushed();
    },
  };
}

/** @returns what editors should know about it, if anything */
async function tryGoBack({ release, by }: GoBack): Promise<string | null> {
  try {
    return (await goBack(release, by)).join('\n') || null;
  } catch (error) {
    logError(error);
    return `It was not possible to go back to ${release}: ${(error as Error).message}`;
  }
}

/** Uncommitted changes in the folder are in the way; the build reports them. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
  logError(error.message);
}
