import { parseInstant } from './dates.ts';
import {
  NO,
  type PublicValue,
  STATE_WORDS,
  stateWordOf,
  YES,
} from './frontmatter/state-words.ts';

/** A word for “not public” in a text that cannot be read as frontmatter. */
export type NotPublic = {
  /** As it is written: `draft: true`. */
  word: string;
  /** Line of the file, from 1. */
  line: number;
};

/**
 * Looks in the text of a broken file for a word by which its author keeps the post from the public.
 * The frontmatter cannot be parsed, so that this looks at the words alone, whatever their quotation
 * marks, indentation, capitals and signs of assignment (YAML, TOML and JSON).
 * @param text of the file as it is now
 * @param before the text of the version that readers have: what stands there in the same words has
 *   not kept the post from them
 * @param instant ISO 8601; tells whether a date is still to come
 * @returns the first such word, or null
 */
export function notPublicWord(text: string, before: string, instant: string): NotPublic | null {
  const known = new Set(statementsIn(before).map(({ key, value }) => `${key}\0${value}`));
  const found = statementsIn(text).find(
    ({ key, value }) =>
      !known.has(`${key}\0${value}`) &&
      !isPublicValue(STATE_WORDS[key]?.public ?? 'no', value, instant),
  );
  return found ? { word: found.written, line: found.line } : null;
}

type Statement = { key: string; value: string; written: string; line: number };

/** A key and what is assigned to it, up to the end of the line or of an entry of `{…}`. */
const ASSIGNMENT = /(?<![\p{L}\p{N}.])(\p{L}[\p{L}_-]*)["'“”‘’]?\s*[:=：]\s*([^\n,}]*)/gu;

/** Where the sign of assignment was forgotten. */
const BARE = /^\s*(\p{L}[\p{L}_-]*)\s+(true|false|yes|no|on|off)\s*$/u;

function statementsIn(text: string): Statement[] {
  const lines = frontmatterLines(readable(text));
  return lines.flatMap((line, index) => {
    if (/^\s*#/.test(line)) return [];
    const bare = BARE.exec(line);
    const matches = bare ? [bare] : [...line.matchAll(ASSIGNMENT)];
    return matches.flatMap(([written, name = '', rest = '']) => {
      const key = stateWordOf(name);
      if (!Object.hasOwn(STATE_WORDS, key)) return [];
      const value = plainValue(rest) || continuedOn(lines[index + 1] ?? '');
      return [{ key, value, written: written.trim(), line: index + 1 }];
    });
  });
}

/** A value may stand on the line below its key. */
function continuedOn(next: string): string {
  return /^\s+[^\s:=-][^:=]*$/.test(next) ? plainValue(next) : '';
}

/** Without its comment, its quotation marks and what it was typed in. */
function plainValue(written: string): string {
  return written
    .replace(/\s#.*$/, '')
    .trim()
    .replace(/^["'“”‘’]+|["'“”‘’;]+$/g, '')
    .trim()
    .toLowerCase();
}

/** Text in UTF-16 that is read as UTF-8 has zeros between its letters. */
function readable(text: string): string {
  return text
    .replace(/\0|\p{Cf}/gu, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]/g, ' ');
}

const FENCE = /^\s*([-—–]{2,}|\+{3,}|;{3,})\s*$/;
const FIELD = /^\s*($|#|- |[\p{L}_-]+["']?\s*[:=])/u;

/**
 * The lines of the frontmatter, as far as one can tell without its fences being right: from the
 * start to the line that closes it, and on while only fields follow; the whole file without one.
 */
function frontmatterLines(text: string): string[] {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const start = FENCE.test(lines[first] ?? '') ? first + 1 : 0;
  const isFence = (line: string, index: number) => index >= start && FENCE.test(line);
  let end = lines.findIndex(isFence);
  if (end === -1) return lines;
  for (;;) {
    const next = lines.findIndex((line, index) => index > end && FENCE.test(line));
    const isMore = next !== -1 && lines.slice(end + 1, next).every((line) => FIELD.test(line));
    if (!isMore) return lines.slice(0, end);
    end = next;
  }
}

const EMPTY = new Set(['', 'null', '~']);

function isPublicValue(expected: PublicValue, value: string, instant: string): boolean {
  if (EMPTY.has(value)) return true;
  if (typeof expected !== 'string') return expected.includes(value);
  if (expected === 'yes') return YES.has(value);
  if (expected === 'empty') return false;
  if (expected === 'no') return NO.has(value);
  const date = parseInstant(value);
  if (date === null) return expected === 'earlier or unclear';
  return expected === 'later' ? date > instant : date <= instant;
}
