import { pauseAfter } from './publishing-plan.ts';
import { exchangeContent, isCloned } from './remote.ts';

/** Where no webhook tells of changes, they are seen after this time. */
const PERIOD_MS = 60_000;

/**
 * Keeps the clone of the content and what it was cloned from the same: at a start, when our
 * main branch has moved, when somebody says that theirs has, and now and then.
 */
export class RemoteExchange {
  readonly #say: (problem: string | null) => void;
  #running: Promise<void> | null = null;
  #exchanged: string | null | undefined;
  #asked = false;
  #failures = 0;
  #next = 0;

  /** @param say is told what stands in the way, and null when nothing does any more */
  constructor(say: (problem: string | null) => void) {
    this.#say = say;
  }

  /** Exchanges if that is due. @param tip where our main branch stands */
  look(tip: string | null, asked: boolean): void {
    if (!isCloned()) return;
    this.#asked ||= asked;
    const moved = this.#failures === 0 && tip !== this.#exchanged;
    if (this.#running || !(this.#asked || moved || Date.now() >= this.#next)) return;
    this.#asked = false;
    this.#exchanged = tip;
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
