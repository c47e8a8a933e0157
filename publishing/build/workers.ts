import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Finding } from '#newsroom/findings.ts';
import { variablesFor } from '#site/environment.ts';
import { drawPictures, type Wanted } from '#syndication/cards/draw.ts';
import { LOW_MEMORY_FLAGS } from '#system/low-memory-flags.ts';
import { mapConcurrent } from '#system/map-concurrent.ts';
import type { Answer, Job, Made, PagesJob, VolumeJob, Written } from './jobs.ts';
import { RENDERING } from './rendering.ts';

/** Runs TypeScript, whoever has started us. */
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Below so many for each, another process takes longer to start than it saves. */
const WORTH_A_PROCESS = { pages: 60, pictures: 60 };

/** From so many on, those who index need the memory that others have taken. */
const MANY_VOLUMES = 3;

/** How long a process may take to get ready. */
const LONGEST_WARM_UP_MS = 60_000;

/** From so many pages on, a process ends after its build, and gives back the memory it took. */
const MANY_PAGES = 1_000;

/** Nobody waits longer for one that does not come to an end; a share takes seconds. */
const LONGEST_JOB_MS = 15 * 60_000;

/** How many pages or pictures one is given at a time: few enough that all end together. */
const SHARE = 40;

/**
 * The processes that draw pictures for sharing, make pages from compiled code, and the index for
 * searching from pages, each on a core of its own. The first is started at once, and is ready by
 * the time that the content was read.
 */
export class Workers {
  readonly #buildDir: string;
  #workers: ChildProcess[] = [];

  #pages = 0;

  /** @param buildDir what pages are made from lies there when they are asked for */
  constructor(buildDir: string) {
    this.#buildDir = buildDir;
    this.#start();
  }

  #start(): ChildProcess {
    const worker = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), [], {
      execArgv: ['--import', TSX, ...LOW_MEMORY_FLAGS],
      env: variablesFor({ ...RENDERING, MASTHEAD_BUILD: this.#buildDir }),
    });
    this.#workers.push(worker);
    return worker;
  }

  /** Has the first process load the code for some addresses, by making them for nobody. */
  async warmUp(job: PagesJob): Promise<void> {
    const [worker] = this.#workers;
    if (worker) await ask(worker, { ...job, isWarmUp: true }, LONGEST_WARM_UP_MS);
  }

  /** Ends, after a build, all processes but the one that waits for the next build. */
  settle(): void {
    const [first, ...others] = this.#workers.filter(isThere);
    const isLarge = this.#pages >= MANY_PAGES;
    for (const worker of isLarge ? this.#workers : others) worker.disconnect();
    this.#workers = first && !isLarge ? [first] : [];
    this.#pages = 0;
    if (this.#workers.length === 0) this.#start();
  }

  /** Has as many ready as volumes can be indexed at once, while pages are made. */
  expect(volumes: unknown[]): void {
    if (volumes.length < MANY_VOLUMES) this.#startFor(volumes.length);
  }

  /**
   * Draws pictures for sharing.
   * @param onDone receives how many are drawn
   * @returns errors for what could not be drawn
   * @throws where they cannot be written, or a process has ended
   */
  async draw(
    pictures: Wanted[],
    cards: string,
    onDone: (count: number) => void = () => undefined,
  ): Promise<Finding[]> {
    // A few are drawn before a process could have loaded what draws.
    if (pictures.length < WORTH_A_PROCESS.pictures) return drawPictures(pictures, cards);
    const jobs = sharesOf(pictures).map((share) => ({ pictures: share, cards }));
    const findings = await this.#share<Finding>(
      jobs,
      pictures.length / WORTH_A_PROCESS.pictures,
      (shares) => onDone(Math.min(pictures.length, shares * SHARE)),
    );
    // Pages are made by others, which have the memory that fonts have taken.
    this.end();
    return findings;
  }

  /**
   * @param onDone receives how many are made
   * @throws where a page cannot be made, or a process has ended
   */
  make(
    blobs: string,
    { dist, addresses }: PagesJob,
    onDone: (count: number) => void = () => undefined,
  ): Promise<Made[]> {
    this.#pages += addresses.length;
    const jobs = sharesOf(addresses).map((share) => ({ blobs, dist, addresses: share }));
    return this.#share<Made>(jobs, addresses.length / WORTH_A_PROCESS.pages, (shares) =>
      onDone(Math.min(addresses.length, shares * SHARE)),
    );
  }

  /** @throws where the search cannot be indexed, or a process has ended */
  index(blobs: string, volumes: VolumeJob[]): Promise<Written[]> {
    if (volumes.length >= MANY_VOLUMES) this.end();
    return this.#share<Written>(
      volumes.map((volume) => ({ blobs, ...volume })),
      volumes.length,
    );
  }

  /**
   * @param worth how many processes are worth their start
   * @param onShare receives how many jobs are done, after each
   */
  async #share<T extends Made | Written | Finding>(
    jobs: Job[],
    worth: number,
    onShare: (jobs: number) => void = () => undefined,
  ): Promise<T[]> {
    this.#startFor(worth);
    const done: T[] = [];
    let jobsDone = 0;
    const idle = [...this.#workers];
    await mapConcurrent(jobs, idle.length, async (job) => {
      // The one that has been there longest has made something before.
      const worker = idle.shift();
      if (!worker) throw new Error('Every process is at work.');
      done.push(...((await ask(worker, job)) as T[]));
      idle.unshift(worker);
      jobsDone += 1;
      onShare(jobsDone);
    });
    return done;
  }

  #startFor(worth: number): void {
    // One that was killed while it waited is let go.
    this.#workers = this.#workers.filter(isThere);
    const wanted = Math.min(availableParallelism(), Math.max(1, Math.floor(worth)));
    while (this.#workers.length < wanted) this.#start();
  }

  /** Ends the processes. */
  end(): void {
    for (const worker of this.#workers) if (worker.connected) worker.disconnect();
    this.#workers = [];
  }
}

const sharesOf = <T>(things: T[]): T[][] =>
  Array.from({ length: Math.ceil(things.length / SHARE) }, (_, at) =>
    things.slice(at * SHARE, (at + 1) * SHARE),
  );

async function ask(
  worker: ChildProcess,
  job: Job,
  longest = LONGEST_JOB_MS,
): Promise<Written[] | Finding[]> {
  if (!isThere(worker)) throw endedWith(worker);
  const ended = new AbortController();
  const { signal } = ended;
  const late = setTimeout(() => worker.kill('SIGKILL'), longest);
  try {
    worker.send(job);
    const said = await Promise.race([
      once(worker, 'message', { signal }).then(([answer]) => answer as Answer),
      once(worker, 'exit', { signal }).then(() => {
        throw endedWith(worker);
      }),
    ]);
    if ('failure' in said) throw Object.assign(new Error(said.failure.message), said.failure);
    return said.done;
  } finally {
    clearTimeout(late);
    ended.abort();
  }
}

const isThere = ({ exitCode, signalCode, connected }: ChildProcess) =>
  exitCode === null && signalCode === null && connected;

const endedWith = ({ exitCode, signalCode }: ChildProcess) =>
  new Error(`A process that makes a part of the release ended with ${signalCode ?? exitCode}.`);
