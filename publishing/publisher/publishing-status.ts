import path from 'node:path';
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

/** Where the publisher says what it does: to whoever started it, and in the file of the status. */
export class StatusBoard {
  #state: State = NOTHING_YET;
  #since = new Date().toISOString();
  /** What is said beside the state, by whom it concerns. */
  readonly #notes = new Map<string, string>();
  #releases: ListedRelease[] = [];
  #current: string | null = null;
  #nextDue: string | null = null;
  /** When its scheduled posts are due, and its open ones expire. */
  #changes: string[] = [];
  #written: Promise<void> = Promise.resolve();
  /** Why the status was not written last time. */
  #unwritten: string | null = null;

  begin(commit: string | null): void {
    this.#enter({ ...NOTHING_YET, state: 'building', step: 'reading', commit });
  }

  step(step: NonNullable<PublishingStatus['step']>): void {
    if (step !== this.#state.step) this.#enter({ ...this.#state, step });
  }

  live(commit: string | null): void {
    this.#enter({ ...NOTHING_YET, state: 'live', commit });
  }

  /** @param retry ISO 8601; null where the content has to change first */
  failed(commit: string | null, message: string, retry: string | null): void {
    this.#enter({ state: 'failed', step: null, commit, message, retry });
  }

  /** Says something beside the state; null takes it back. */
  note(about: 'remote' | 'back' | 'look' | 'content' | 'audit', message: string | null): void {
    if ((this.#notes.get(about) ?? null) === message) return;
    if (message === null) this.#notes.delete(about);
    else this.#notes.set(about, message);
    this.#tell();
  }

  /** Looks whether readers get another release, whoever has switched. @returns its record */
  async refresh() {
    const store = releases();
    const [current, names] = await Promise.all([currentRelease(store), listReleases(store)]);
    const listed = this.#releases.map(({ name }) => name).join();
    if (current !== this.#current || names.join() !== listed) {
      this.#releases = await Promise.all(names.map(list));
      this.#current = current;
      const record = current && (await readReleaseRecord(releaseFolder(store, current)));
      this.#nextDue = record ? record.nextDue : null;
      this.#changes = record
        ? [...record.scheduled, ...(record.expiring ?? [])].map(({ date }) => date)
        : [];
      this.#tell();
      // One that could not be read was set aside.
    } else if (!isStatusWritten()) this.#tell();
    const instant = this.#releases.find(({ name }) => name === current)?.instant;
    if (current === null || instant === undefined) return null;
    return { name: current, instant, nextDue: this.#nextDue, changesOfState: this.#changes };
  }

  /** Ends when everything that was said is in the file. */
  flushed(): Promise<void> {
    return this.#written;
  }

  #enter(state: State): void {
    this.#state = state;
    this.#since = new Date().toISOString();
    this.#tell();
  }

  #tell(): void {
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
  const record = await readReleaseRecord(path.join(releaseFolder(releases(), name)));
  const { instant, commit, changes, scheduled } = record ?? {
    instant: instantOf(name),
    commit: null,
    changes: [],
    scheduled: [],
  };
  const damaged = await damageOf(releaseFolder(releases(), name));
  return { name, instant, commit, changes, scheduled, ...(damaged !== null && { damaged }) };
}

/** What its manifest says cannot be compared with: why, or null. */
async function damageOf(folder: string): Promise<string | null> {
  try {
    await readManifest(folder);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** A release is named by its instant, in which `-` stands for what a file's name must not have. */
const instantOf = (name: string) =>
  name.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})/, 'T$1:$2:$3.$4');
