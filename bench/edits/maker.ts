import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Audience } from '#publishing/build/prepare.ts';
import { variablesFor } from '#site/environment.ts';
import type { Made, Order } from './maker-process.ts';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Makes releases in a process of its own, with a data folder of its own. */
export class Maker {
  readonly #child: ChildProcess;
  readonly #dataDir: string;
  readonly #ended: Promise<unknown>;

  /** @param fromNothing whether each release is made without what was known before it */
  constructor(
    audience: Audience,
    contentDir: string,
    dataDir: string,
    fromNothing: 'fromNothing' | '' = '',
  ) {
    this.#dataDir = dataDir;
    this.#child = fork(
      fileURLToPath(new URL('maker-process.ts', import.meta.url)),
      [audience, fromNothing],
      {
        execArgv: ['--import', TSX],
        env: variablesFor({ CONTENT_DIR: contentDir, DATA_DIR: dataDir }),
        // A group of its own, to be killed with all that it has started.
        detached: true,
        // Each doubt about each file is said at each release.
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      },
    );
    this.#ended = once(this.#child, 'exit');
  }

  /** @returns digests of its files, by their paths @throws where none can be made */
  async release(now: number): Promise<Record<string, string>> {
    this.#child.send({ now } satisfies Order);
    const [made] = (await Promise.race([
      once(this.#child, 'message'),
      this.#ended.then(() => [{ failure: 'It has ended.' }]),
    ])) as [Made];
    if ('failure' in made) throw new Error(made.failure);
    return made.release;
  }

  /** Ends it at once, as a power cut would; its data folder stays. */
  async kill(): Promise<void> {
    process.kill(-(this.#child.pid ?? 0), 'SIGKILL');
    await this.#ended;
  }

  async end(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    await this.#ended;
    rmSync(this.#dataDir, { recursive: true, force: true });
  }
}
