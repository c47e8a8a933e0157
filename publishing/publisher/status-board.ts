import { logError } from '#site/log-error.ts';
import { printableLines } from '#site/printable.ts';
import {
  isStatusWritten,
  type ListedRelease,
  type PublishingStatus,
  writeStatus,
} from '#studio/publishing/status.ts';
import { userMessageOf } from '#system/user-error.ts';
import { readManifest } from '../release/manifest.ts';
import { readReleaseRecord } from '../release/record.ts';
import { releases } from '../release/site-releases.ts';
import { currentRelease, listReleases, releaseFolder } from '../release/store.ts';

/** What changes together when one state is left for another. */
type State = Pick<PublishingStatus, 'state' | 'step' | 'commit' | 'message' | 'retry'>;

const NOTHING_YET: State = {
  state: 'idle',
  step: null,
  commit: null,
  message: null,
  retry: null,
};

/** The status of publishing, which is written to a file with every change. */
export class StatusBoard {
  #state: State = NOTHING_YET;
  #since = new Date().toISOString();
  /** Messages next to the state, by what they are about. */
  readonly #notes = new Map<string, string>();
  #releases: ListedRelease[] = [];
  #current: string | null = null;
  #nextDue: string | null = null;
  /** When scheduled posts of the current release are due, and others expire. */
  #changes: string[] = [];
  #written: Promise<void> = Promise.resolve();
  /** Why the file could not be written the last time. */
  #unwritten: string | null = null;

  begin(commit: string | null): void {
    this.#setState({ ...NOTHING_YET, state: 'building', step: 'reading', commit });
  }

  step(step: NonNullable<PublishingStatus['step']>): void {
    if (step !== this.#state.step) this.#setState({ ...this.#state, step });
  }

  live(commit: string | null): void {
    this.#setState({ ...NOTHING_YET, state: 'live', commit });
  }

  /** @param retry ISO 8601; null where the content has to change first */
  failed(commit: string | null, message: string, retry: string | null): void {
    this.#setState({ state: 'failed', step: null, commit, message, retry });
  }

  /** Sets a message next to the state; null removes it. */
  note(about: 'remote' | 'back' | 'look' | 'content' | 'audit', message: string | null): void {
    if ((this.#notes.get(about) ?? null) === message) return;
    if (message === null) this.#notes.delete(about);
    else this.#notes.set(about, message);
    this.#write();
  }

  /** Checks which release is the current one. @returns what is known of it; null before the first */
  async refresh() {
    const store = releases();
    const [current, names] = await Promise.all([currentRelease(store), listReleases(store)]);
    const listed = this.#releases.map(({ name }) => name).join();
    if (current !== this.#current || names.join() !== listed) {
      // All are read again: one may have been damaged meanwhile, which editors have to know.
      this.#releases = await Promise.all(names.map(list));
      this.#current = current;
      const record = current && (await readReleaseRecord(releaseFolder(store, current)));
      this.#nextDue = record ? record.nextDue : null;
      this.#changes = record
        ? [...record.scheduled, ...(record.expiring ?? [])].map(({ date }) => date)
        : [];
      this.#write();
      // A file that could not be read was set aside.
    } else if (!isStatusWritten()) this.#write();
    const instant = this.#releases.find(({ name }) => name === current)?.instant;
    if (current === null || instant === undefined) return null;
    return { name: current, instant, nextDue: this.#nextDue, changesOfState: this.#changes };
  }

  /** Resolves when the file has the status. */
  flushed(): Promise<void> {
    return this.#written;
  }

  #setState(state: State): void {
    this.#state = state;
    this.#since = new Date().toISOString();
    this.#write();
  }

  #write(): void {
    const message = [this.#state.message, ...this.#notes.values()].filter(Boolean).join('\n');
    const status: PublishingStatus = {
      ...this.#state,
      message: printableLines(message) || null,
      since: this.#since,
      release: this.#current,
      nextDue: this.#nextDue,
      releases: this.#releases,
    };
    this.#written = this.#written
      .then(() => writeStatus(status))
      .catch((error) => {
        const message = userMessageOf(error);
        if (message === null || message !== this.#unwritten) {
          logError(message ?? error, 'The status of publishing cannot be written:');
        }
        this.#unwritten = message;
      });
  }
}

async function list(name: string): Promise<ListedRelease> {
  const folder = releaseFolder(releases(), name);
  const {
    instant = instantOf(name),
    commit = null,
    changes = [],
    scheduled = [],
  } = (await readReleaseRecord(folder)) ?? {};
  const damaged = damageOf(folder);
  return { name, instant, commit, changes, scheduled, ...(damaged !== null && { damaged }) };
}

/** @returns why the manifest cannot be read; null where it can */
function damageOf(folder: string): string | null {
  try {
    readManifest(folder);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** A release is named by its instant, with `-` for characters that file names must not have. */
const instantOf = (name: string) =>
  name.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})/, 'T$1:$2:$3.$4');
