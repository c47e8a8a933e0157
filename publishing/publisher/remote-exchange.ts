import type { ContentRepository } from '#sources/git/repository.ts';
import { markOfWork } from '#studio/drafts/standings.ts';
import { pauseAfter } from './publishing-plan.ts';
import { type Exchange, exchanges, isCloned } from './remote.ts';

/** What was changed elsewhere is seen after this time, where no webhook tells of it. */
const PERIOD_MS = 15_000;

/** How often it is looked whether drafts, links and comments have changed here. */
const WORK_MS = 1_000;

/** One part of what is exchanged. What keeps it from being so does not keep the other. */
class Part {
  problem: string | null = null;
  /** What is here, as it was when it was exchanged last. */
  #exchanged: string | undefined;
  #failures = 0;
  #next = 0;

  isDue(here: string): boolean {
    return (this.#failures === 0 && here !== this.#exchanged) || Date.now() >= this.#next;
  }

  async exchange(here: string, repository: ContentRepository, exchange: Exchange) {
    this.#exchanged = here;
    try {
      await exchange(repository);
      this.#failures = 0;
      this.problem = null;
    } catch (error) {
      this.#failures += 1;
      this.problem = (error as Error).message;
      console.error(this.problem);
    }
    this.#next = Date.now() + (this.#failures > 0 ? pauseAfter(this.#failures) : PERIOD_MS);
  }
}

/**
 * Keeps the clone of the content and what it was cloned from the same: at a start, when
 * anything has changed here, when somebody says that it has there, and now and then.
 */
export class RemoteExchange {
  readonly #say: (problem: string | null) => void;
  readonly #parts = { main: new Part(), work: new Part() };
  #running: Promise<void> | null = null;
  #work = '';
  #lookedAtWork = 0;
  #asked = false;

  /** @param say is told what stands in the way, and null when nothing does any more */
  constructor(say: (problem: string | null) => void) {
    this.#say = say;
  }

  /** Exchanges what is due. @param tip where our main branch stands */
  async look(
    repository: ContentRepository | null,
    tip: string | null,
    asked: boolean,
  ): Promise<void> {
    if (!repository || !isCloned()) return;
    this.#asked ||= asked;
    const now = Date.now();
    if (now >= this.#lookedAtWork + WORK_MS) {
      this.#lookedAtWork = now;
      this.#work = await markOfWork(repository);
    }
    if (this.#running) return;
    const here = { main: String(tip), work: this.#work };
    const all = exchanges();
    const due = (['main', 'work'] as const).flatMap((name) => {
      const [part, exchange] = [this.#parts[name], all[name]];
      const isDue = exchange && (this.#asked || part.isDue(here[name]));
      return isDue ? [() => part.exchange(here[name], repository, exchange)] : [];
    });
    if (due.length === 0) return;
    this.#asked = false;
    this.#running = this.#run(due).finally(() => {
      this.#running = null;
    });
  }

  /** Ends when nothing is under way. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #run(due: (() => Promise<void>)[]): Promise<void> {
    for (const exchange of due) await exchange();
    const problems = Object.values(this.#parts).flatMap(({ problem }) => problem ?? []);
    this.#say([...new Set(problems)].join('\n') || null);
  }
}
