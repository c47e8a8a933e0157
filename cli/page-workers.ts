import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { RENDERING } from '#release/rendering.ts';
import { together } from '#release/together.ts';
import { variablesFor } from '#site/environment.ts';
import { SPARING } from '#site/sparing.ts';
import type { Answer, Job, Made, PagesJob, VolumeJob, Written } from './page-worker.ts';

/** Runs TypeScript, whoever has started us. */
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Below so many pages for each, another process takes longer to start than it saves. */
const WORTH_A_PROCESS = 60;

/** How many pages one is given at a time: few enough that all end together. */
const SHARE = 40;

/** Folders of a release that is being made, and of the one before. */
type Place = Pick<Job, 'folder' | 'previous'>;

/**
 * The processes that make pages from compiled code, and the index for searching from pages, each
 * on a core of its own. The first is
 * started at once, and is ready by the time that the content was read.
 */
export class PageWorkers {
  readonly #buildDir: string;
  #workers: ChildProcess[] = [];

  /** @param buildDir what pages are made from lies there when they are asked for */
  constructor(buildDir: string) {
    this.#buildDir = buildDir;
    this.#start();
  }

  #start(): ChildProcess {
    const worker = fork(fileURLToPath(new URL('page-worker.ts', import.meta.url)), {
      execArgv: ['--import', TSX, ...SPARING],
      env: variablesFor({ ...RENDERING, MASTHEAD_BUILD: this.#buildDir }),
    });
    this.#workers.push(worker);
    return worker;
  }

  /** @throws where a page cannot be made, or a process has ended */
  async make(place: Place, { dist, addresses }: PagesJob): Promise<Made[]> {
    const shares = Array.from({ length: Math.ceil(addresses.length / SHARE) }, (_, at) =>
      addresses.slice(at * SHARE, (at + 1) * SHARE),
    );
    const jobs = shares.map((share) => ({ ...place, dist, addresses: share }));
    const worth = Math.floor(addresses.length / WORTH_A_PROCESS);
    return (await this.#share(jobs, worth)) as Made[];
  }

  /** @throws where the search cannot be indexed, or a process has ended */
  index(place: Place, volumes: VolumeJob[]): Promise<Written[]> {
    // Where there is much to do, others have the memory that pages have taken.
    if (volumes.length > availableParallelism()) this.end();
    return this.#share(
      volumes.map((volume) => ({ ...place, ...volume })),
      volumes.length,
    );
  }

  /** @param worth how many processes are worth their start */
  async #share(jobs: Job[], worth: number): Promise<Written[]> {
    const wanted = Math.min(availableParallelism(), Math.max(1, worth));
    while (this.#workers.length < wanted) this.#start();
    const written: Written[] = [];
    const idle = [...this.#workers];
    await together(jobs, idle.length, async (job) => {
      const worker = idle.pop();
      if (!worker) throw new Error('Every process that makes pages is at work.');
      written.push(...(await ask(worker, job)));
      idle.push(worker);
    });
    return written;
  }

  /** Ends the processes. */
  end(): void {
    for (const worker of this.#workers) if (worker.connected) worker.disconnect();
    this.#workers = [];
  }
}

async function ask(worker: ChildProcess, job: Job): Promise<Written[]> {
  if (worker.exitCode !== null || worker.signalCode !== null) throw endedWith(worker);
  const ended = new AbortController();
  const { signal } = ended;
  try {
    worker.send(job);
    const said = await Promise.race([
      once(worker, 'message', { signal }).then(([answer]) => answer as Answer),
      once(worker, 'exit', { signal }).then(() => {
        throw endedWith(worker);
      }),
    ]);
    if ('failure' in said) throw new Error(said.failure);
    return said.written;
  } finally {
    ended.abort();
  }
}

const endedWith = ({ exitCode, signalCode }: ChildProcess) =>
  new Error(`A process that makes pages ended with ${signalCode ?? exitCode}.`);
