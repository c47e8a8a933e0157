import { existsSync, readFileSync, statSync } from 'node:fs';
import { appendFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomic } from './write-file-atomic.ts';

/** What has been computed, by a name for all that it was computed from. */
export type Memo<T> = {
  get: (key: string) => T | undefined;
  set: (key: string, value: T) => void;
};

/** More than any such file has, in bytes, and less than a text can hold. */
const LARGEST = 400_000_000;

/** How many unused values may stay beyond twice those that are used. */
const SPARE = 1_000;

/**
 * Keeps what has been computed, by the hash of its input, in a file of JSON lines, so that the
 * next process need not compute it again. New values are appended; a line that was cut off, as by
 * a loss of power, is ignored. Deleting the file costs time, and nothing else.
 *
 * Several processes may use one file: what one of them appends, another one may compute again.
 */
export class MemoStore<T> implements Memo<T> {
  readonly #file: string;
  readonly #code: string;
  readonly #values = new Map<string, T>();
  readonly #used = new Set<string>();
  readonly #unsaved = new Set<string>();
  #canAppend: boolean;

  /**
   * @param code fingerprint of the code that computes; what other code computed is not used
   * @param revive is given each value that was read
   */
  constructor(file: string, code: string, revive: (value: T) => T = (value) => value) {
    this.#file = file;
    this.#code = code;
    const entry = statSync(file, { throwIfNoEntry: false });
    const isRead = entry?.isFile() && entry.size <= LARGEST;
    const text = isRead ? readFileSync(file, 'utf8') : '';
    const [first = '', ...lines] = text.split('\n');
    this.#canAppend = first === JSON.stringify(code) && text.endsWith('\n');
    if (first !== JSON.stringify(code)) return;
    for (const line of lines) {
      const entry = tryParse<T>(line);
      if (entry) this.#values.set(entry[0], revive(entry[1]));
      else if (line !== '') this.#canAppend = false;
    }
  }

  get(key: string): T | undefined {
    this.#used.add(key);
    return this.#values.get(key);
  }

  set(key: string, value: T): void {
    this.#used.add(key);
    this.#unsaved.add(key);
    this.#values.set(key, value);
  }

  /** Writes what is new, and forgets, once it has become much, what was not used since the last time. */
  async save(): Promise<void> {
    const isLarge = this.#values.size > 2 * this.#used.size + SPARE;
    if (isLarge) {
      for (const key of this.#values.keys()) if (!this.#used.has(key)) this.#values.delete(key);
    }
    if (isLarge || !this.#canAppend || !existsSync(this.#file)) {
      await mkdir(path.dirname(this.#file), { recursive: true });
      // Somebody may have put a folder in its place.
      if (!this.#canAppend) await rm(this.#file, { recursive: true, force: true });
      const lines = [JSON.stringify(this.#code), ...this.#linesOf(this.#values.keys())];
      await writeFileAtomic(this.#file, `${lines.join('\n')}\n`);
      this.#canAppend = true;
    } else if (this.#unsaved.size > 0) {
      await appendFile(this.#file, `${this.#linesOf(this.#unsaved).join('\n')}\n`);
    }
    this.#unsaved.clear();
    this.#used.clear();
  }

  #linesOf(keys: Iterable<string>): string[] {
    return [...keys].map((key) => JSON.stringify([key, this.#values.get(key)]));
  }
}

function tryParse<T>(line: string): [string, T] | null {
  try {
    const entry: unknown = JSON.parse(line);
    const isEntry = Array.isArray(entry) && entry.length === 2 && typeof entry[0] === 'string';
    return isEntry ? (entry as [string, T]) : null;
  } catch {
    return null;
  }
}

/** The stores of this process, which stay in memory. */
const stores = new Map<string, MemoStore<unknown>>();

/** The store of a file, which is read once by a process. Its parameters are those of `MemoStore`. */
export function memoStore<T>(
  file: string,
  code: string,
  revive?: (value: T) => T,
): MemoStore<T> {
  const key = `${file}\0${code}`;
  const known = (stores.get(key) as MemoStore<T>) ?? new MemoStore<T>(file, code, revive);
  stores.set(key, known as MemoStore<unknown>);
  return known;
}
