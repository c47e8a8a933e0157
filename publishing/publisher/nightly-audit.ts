import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { logError } from '#site/log-error.ts';
import { LOW_MEMORY_FLAGS } from '#system/low-memory-flags.ts';
import type { AuditReport } from './audit-process.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** In UTC. */
const NIGHT_MS = 3 * HOUR_MS;

/** An audit begins when nothing was published for so long. */
const QUIET_MS = 30_000;

/** Before another try, where content or code were changed during the audit. */
const AGAIN_MS = 5 * 60_000;

/** The next three o'clock in the morning, in UTC, after an instant; both in milliseconds. */
export const nightAfter = (now: number): number =>
  (Math.floor((now - NIGHT_MS) / DAY_MS) + 1) * DAY_MS + NIGHT_MS;

/**
 * Has the whole release audited after a start and each night, when nothing else is to be done: in a
 * process of its own, with a low priority.
 */
export class NightlyAudit {
  readonly #onResult: (message: string | null) => void;
  #due = 0;
  #process: ChildProcess | null = null;

  #isStopped = false;

  /** @param onResult receives the findings, which are logged as well; null where there are none */
  constructor(onResult: (message: string | null) => void) {
    this.#onResult = onResult;
  }

  /**
   * Begins an audit where one is due.
   * @param now in milliseconds
   * @param quietSince when the last build ended
   */
  auditIfDue(now: number, quietSince: number): void {
    if (this.#process !== null || now < this.#due || now < quietSince + QUIET_MS) return;
    this.#due = nightAfter(now);
    this.#audit(now).catch((error) => logError(error, 'The release was not audited:'));
  }

  /** Audits again as soon as it is quiet, as after a release was made from nothing. */
  auditAgain(): void {
    this.#due = 0;
  }

  stop(): void {
    this.#isStopped = true;
    this.#process?.kill('SIGTERM');
  }

  async #audit(now: number): Promise<void> {
    const child = fork(fileURLToPath(new URL('audit-process.ts', import.meta.url)), [], {
      execArgv: [...process.execArgv, ...LOW_MEMORY_FLAGS],
    });
    this.#process = child;
    let report: AuditReport | undefined;
    child.once('message', (message) => {
      report = message as AuditReport;
    });
    const [code, signal] = await once(child, 'close').finally(() => {
      this.#process = null;
    });
    if (report === undefined && !this.#isStopped) {
      throw new Error(`The process of the audit ended with ${signal ?? code}.`);
    }
    // Content or code have changed in the meantime.
    if (report === null) this.#due = Math.min(this.#due, now + AGAIN_MS);
    else if (report) {
      const message = messageOf(report);
      if (message !== null) logError(message);
      this.#onResult(message);
    }
  }
}

/** How many problems are shown. */
const SHOWN = 20;

function messageOf({ release, problems }: NonNullable<AuditReport>): string | null {
  if (problems.length === 0) return null;
  const more = problems.length - SHOWN;
  return [
    `The audit of all files of the release ${release} found what the audit of its changes did not:`,
    ...problems.slice(0, SHOWN),
    ...(more > 0 ? [`… and ${more} more, which \`npm run audit\` lists.`] : []),
  ].join('\n');
}
