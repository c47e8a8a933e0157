import type { ContentRepository } from '#sources/git/repository.ts';
import { pauseAfter } from './publishing-plan.ts';
import { type Syncs, syncsOf } from './sync.ts';

/** How often changes from elsewhere are fetched, where no webhook reports them. */
const PERIOD_MS = 15_000;

/** The longest pause after failures, for a server that was offline. */
const LONGEST_PAUSE_MS = 60_000;

/** How often drafts, links and comments are checked for changes here. */
const DRAFTS_MS = 1_000;

const PARTS = ['main', 'earlier', 'drafts'] as const;

type Part = (typeof PARTS)[number];

/** When one part is due to be synced; a failure of one does not delay the others. */
class Schedule {
  problem: string | null = null;
  /** What was here at the last sync. */
  #synced: string | undefined;
  #failures = 0;
  #nextFetch = 0;

  isDue(here: string): boolean {
    return (this.#failures === 0 && here !== this.#synced) || Date.now() >= this.#nextFetch;
  }

  async run(here: string, asked: boolean, sync: (fetches: boolean) => Promise<void>) {
    const fetches = asked || Date.now() >= this.#nextFetch;
    this.#synced = here;
    try {
      await sync(fetches);
      if (fetches) this.#nextFetch = Date.now() + PERIOD_MS;
      this.#failures = 0;
      this.problem = null;
    } catch (error) {
      this.#failures += 1;
      this.#nextFetch = Date.now() + Math.min(pauseAfter(this.#failures), LONGEST_PAUSE_MS);
      const { message } = error as Error;
      if (message !== this.problem) console.error(message);
      this.problem = message;
    }
  }
}

/**
 * Syncs the content and the drafts with other repositories: at a start, after anything was saved here,
 * when a webhook asks, and every 15 seconds.
 */
export class SyncLoop {
  readonly #report: (problem: string | null) => void;
  readonly #syncs: Syncs = syncsOf();
  readonly #schedules = {
    main: new Schedule(),
    earlier: new Schedule(),
    drafts: new Schedule(),
  } satisfies Record<Part, Schedule>;
  #running: Promise<void> | null = null;
  #drafts = '';
  #lookedAtDrafts = 0;
  #asked = false;

  /** @param report receives the problem, and null when there is none any more */
  constructor(report: (problem: string | null) => void) {
    this.#report = report;
  }

  /** Begins to sync what is due. @param tip the commit of our main branch */
  async look(
    repository: ContentRepository | null,
    tip: string | null,
    asked: boolean,
  ): Promise<void> {
    if (!repository) return;
    this.#asked ||= asked;
    const now = Date.now();
    if (this.#syncs.drafts && now >= this.#lookedAtDrafts + DRAFTS_MS) {
      this.#lookedAtDrafts = now;
      this.#drafts = await repository.sharedState();
    }
    if (this.#running) return;
    const here = { main: String(tip), earlier: '', drafts: this.#drafts };
    const due = PARTS.filter(
      (part) => this.#syncs[part] && (this.#asked || this.#schedules[part].isDue(here[part])),
    );
    if (due.length === 0) return;
    const all = this.#asked;
    this.#asked = false;
    this.#running = this.#run(repository, due, here, all).finally(() => {
      this.#running = null;
    });
  }

  /** Resolves when no sync is under way. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #run(
    repository: ContentRepository,
    parts: readonly Part[],
    here: Record<Part, string>,
    asked: boolean,
  ): Promise<void> {
    for (const part of parts) {
      const sync = this.#syncs[part];
      const schedule = this.#schedules[part];
      await schedule.run(here[part], asked, async (fetches) => sync?.(repository, fetches));
      // No server of an earlier version adds anything: it is read once.
      if (part === 'earlier' && schedule.problem === null) this.#syncs.earlier = null;
    }
    const problems = PARTS.flatMap((part) => this.#schedules[part].problem ?? []);
    this.#report([...new Set(problems)].join('\n') || null);
  }
}
