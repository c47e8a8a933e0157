import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { RENDERING } from '#release/rendering.ts';
import { variablesFor } from '#site/environment.ts';
import { SPARING } from '#site/sparing.ts';
import type { Answer, Job, Made } from './page-worker.ts';

/** Runs TypeScript, whoever has started us. */
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Below so many pages for each, another process takes longer to start than it saves. */
const WORTH_A_PROCESS = 60;

/** How many pages one is given at a time: few enough that all end together. */
const SHARE = 40;

/**
 * The processes that make pages from compiled code, each on a core of its own. The first is
 * started at once, and is ready by the time that the content was read.
 */
export class PageWorkers {
  readonly #buildDir: string;
  readonly #workers: ChildProcess[] = [];

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
  async make({ addresses, ...job }: Job): Promise<Made[]> {
    const wanted = Math.min(
      availableParallelism(),
      Math.max(1, Math.floor(addresses.length / WORTH_A_PROCESS)),
    );
    while (this.#workers.length < wanted) this.#start();
    const made: Made[] = [];
    let next = 0;
    const keepBusy = async (worker: ChildProcess) => {
      while (next < addresses.length) {
        const share = addresses.slice(next, next + SHARE);
        next += SHARE;
        made.push(...(await ask(worker, { ...job, addresses: share })));
      }
    };
    await Promise.all(this.#workers.map(keepBusy));
    return made;
  }

  /** Ends the processes. */
  end(): void {
    for (const worker of this.#workers) if (worker.connected) worker.disconnect();
  }
}

async function ask(worker: ChildProcess, job: Job): Promise<Made[]> {
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
    return said.made;
  } finally {
    ended.abort();
  }
}

const endedWith = ({ exitCode, signalCode }: ChildProcess) =>
  new Error(`A process that makes pages ended with ${signalCode ?? exitCode}.`);
