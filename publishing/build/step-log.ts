import type { Step } from '#studio/publishing/status.ts';

/** How far a step is, in pages or pictures. */
export type Progress = { done: number; of: number; label?: string };

/** Receives the step that a build is at, and how much of it is done. */
export type OnStep = (step: Step, progress?: Progress) => void;

/** What is printed: the steps of a build, and that a server of Next is started. */
type Shown = Step | 'starting';

/** A step may give a label of its own. */
const LABELS: Record<Shown, string> = {
  starting: 'Starting the server',
  reading: 'Reading the content',
  compiling: 'Compiling the site',
  pictures: 'Drawing pictures',
  pages: 'Making pages',
  release: 'Checking and compressing',
  waiting: 'Waiting for its instant',
  switching: 'Switching readers to it',
};

/** A terminal, or what stands in for one: a pipe, a file. */
type Output = Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean; columns?: number };

type Current = { label: string; began: number; progress: Progress | null };

/** How often a terminal shows the seconds of a step. */
const REDRAW_MS = 200;

const BAR_WIDTH = 24;

/**
 * Prints a line for each step when it ends, with its seconds. A terminal shows the step that is
 * under way as well, with a bar where it is known how far that is. Where reading the content was
 * all there was to do, nothing is printed.
 */
export class StepLog {
  readonly #output: Output;
  readonly #now: () => number;
  #current: Current | null = null;
  /** The first line, until there is a second step. */
  #held: string | null = null;
  #count = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param now milliseconds of a clock that only goes forward */
  constructor(output: Output = process.stdout, now: () => number = () => performance.now()) {
    this.#output = output;
    this.#now = now;
  }

  readonly step = (step: Shown, progress?: Progress): void => {
    const label = progress?.label ?? LABELS[step];
    if (this.#current?.label !== label) {
      this.#finish();
      this.#count += 1;
      this.#current = { label, began: this.#now(), progress: null };
      if (this.#output.isTTY)
        this.#timer ??= setInterval(() => this.#draw(), REDRAW_MS).unref();
    }
    this.#current.progress = progress ?? null;
    this.#draw();
  };

  /** Ends the last step. */
  end(): void {
    if (this.#count > 1) this.#finish();
    this.#stop();
  }

  /** Ends without the line of the step that failed: what went wrong is said by who caught it. */
  fail(): void {
    this.#stop();
  }

  #finish(): void {
    if (this.#current === null) return;
    const { label, began } = this.#current;
    const line = `${label.padEnd(44)}${secondsOf(this.#now() - began).padStart(8)}\n`;
    this.#clear();
    if (this.#count === 1) this.#held = line;
    else {
      this.#output.write(`${this.#held ?? ''}${line}`);
      this.#held = null;
    }
    this.#current = null;
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.#current !== null) this.#clear();
    this.#current = null;
  }

  #clear(): void {
    if (this.#output.isTTY) this.#output.write('\r\x1b[K');
  }

  #draw(): void {
    if (!this.#output.isTTY || this.#current === null) return;
    const { label, began, progress } = this.#current;
    const seconds = `${Math.floor((this.#now() - began) / 1000)} s`;
    const line = [label, progress && barOf(progress), seconds].filter(Boolean).join('  ');
    // The cursor waits at the beginning: whatever is printed meanwhile takes the line's place.
    const width = (this.#output.columns ?? 80) - 1;
    this.#output.write(`\r\x1b[K${[...line].slice(0, width).join('')}\r`);
  }
}

/** `31.2 s` */
export const secondsOf = (milliseconds: number): string =>
  `${(milliseconds / 1000).toFixed(1)} s`;

function barOf({ done, of }: Progress): string {
  const full = of === 0 ? BAR_WIDTH : Math.round((BAR_WIDTH * Math.min(done, of)) / of);
  return `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)} ${done}/${of}`;
}
