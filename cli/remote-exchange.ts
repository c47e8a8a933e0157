import type { ContentRepository } from '#sources/git/repository.ts';
import { markOfWork } from '#studio/repository/exchange-work.ts';
import { pauseAfter } from './publishing-plan.ts';
import { exchangeContent, isCloned } from './remote.ts';

/** What was changed elsewhere is seen after this time, where no webhook tells of it. */
const PERIOD_MS = 15_000;

/** How often it is looked whether drafts, links and comments have changed here. */
const WORK_MS = 1_000;

/**
 * Keeps the clone of the content and what it was cloned from the same: at a start, when
 * anything has changed here, when somebody says that it has there, and now and then.
 */
export class RemoteExchange {
  readonly #say: (problem: string | null) => void;
  #running: Promise<void> | null = null;
  /** What is here, as it was when it was exchanged last. */
  #exchanged = '';
  #work = '';
  #lookedAtWork = 0;
  #asked = false;
  #failures = 0;
  #next = 0;

  /** @param say is told what stands in the way, and null when nothing does any more */
  constructor(say: (problem: string | null) => void) {
    this.#say = say;
  }

  /** Exchanges if that is due. @param tip where our main branch stands */
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
    const here = `${tip}\n${this.#work}`;
    const moved = this.#failures === 0 && here !== this.#exchanged;
    if (this.#running || !(this.#asked || moved || now >= this.#next)) return;
    this.#asked = false;
    this.#exchanged = here;
    this.#running = this.#exchange().finally(() => {
      this.#running = null;
    });
  }

  /** Ends when nothing is under way. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #exchange(): Promise<void> {
    try {
      await exchangeContent();
      this.#failures = 0;
      this.#say(null);
    } catch (error) {
      this.#failures += 1;
      this.#say((error as Error).message);
      console.error((error as Error).message);
    }
    this.#next = Date.now() + (this.#failures > 0 ? pauseAfter(this.#failures) : PERIOD_MS);
  }
}
