import { parseDate } from '../dates.ts';
import type { Path, Where } from '../place.ts';
import { nameOf, quote } from '../quote.ts';
import { shownText } from '../text/shown-text.ts';
import type { FindingCollector } from './finding-collector.ts';
import { NO, YES } from './state-words.ts';

/** A frontmatter value together with the way to it. */
export type Entry = { value: unknown; path: Path };

/** Reads single values of one file, and collector on those that are not what they should be. */
export type Scalars = ReturnType<typeof scalarsOf>;

/** Longer ones are shown, but no list, card or preview has room for them. */
const TEXT_LIMIT = { title: 200, other: 5_000 };

const LONE_SURROGATE = /\p{Surrogate}/gu;
/** Controls, and marks that turn the direction of all text behind them. */
const CONTROL = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;
const VISIBLE = /[^\s\p{Cc}\p{Cf}]/u;

export function scalarsOf(where: Where, collector: FindingCollector) {
  /** One line of text, trimmed; null when there is nothing to see. Numbers are text too. */
  function text(entry: Entry, limit = TEXT_LIMIT.other): string | null {
    return lineOf(entry, limit, (line) => line);
  }

  /** The same as readers are shown it, though it was written as HTML: `News &amp; <b>Events</b>`. */
  function shown(entry: Entry, limit = TEXT_LIMIT.other): string | null {
    return lineOf(entry, limit, (line) => {
      const decoded = shownText(line);
      if (decoded !== line) {
        collector.warn(
          'html-in-text',
          entry.path,
          `${nameOf(entry.path)} is written as HTML, ${quote(line)}; readers are shown ${quote(decoded)}.`,
          'Write it as readers are to see it, without tags and entities.',
        );
      }
      return decoded;
    });
  }

  function lineOf(
    { value, path }: Entry,
    limit: number,
    asShown: (line: string) => string,
  ): string | null {
    if (value === undefined || value === null) return null;
    if (typeof value === 'object' && !(value instanceof Date)) {
      collector.warn(
        'not-text',
        path,
        `${nameOf(path)} is ${quote(value)}, not text, and is left out.`,
        'Write plain text, in quotation marks where it holds a colon.',
      );
      return null;
    }
    const written = typeof value === 'string' ? value : where.written?.([...path]);
    const oneLine = (written ?? (value instanceof Date ? value.toISOString() : String(value)))
      .replace(LONE_SURROGATE, '\uFFFD')
      .replace(/\s*[\t\n\v\f\r\u0085\u2028\u2029]+\s*/g, ' ')
      .trim();
    const line = asShown(oneLine);
    if (!VISIBLE.test(line)) return null;
    if (CONTROL.test(line) || line.includes('\uFFFD')) {
      collector.warn(
        'control-character',
        path,
        `${nameOf(path)} holds characters that cannot be seen or read: ${quote(line)}.`,
        'Type the text anew instead of pasting it.',
      );
    }
    if (line.length > limit) {
      collector.warn(
        'long-text',
        path,
        `${nameOf(path)} has ${line.length} characters: ${quote(line)}.`,
        `Shorten it to ${limit} at most.`,
      );
    }
    return line;
  }

  /** True or false; `whenUnclear` when it is neither. */
  function flag({ value, path }: Entry, whenUnclear: boolean): boolean {
    if (isEmpty(value)) return false;
    const word = String(value).trim().toLowerCase();
    if (YES.has(word)) return true;
    if (NO.has(word)) return false;
    collector.warn(
      'invalid-flag',
      path,
      `${nameOf(path)} is ${quote(value)}, which is neither true nor false, and is taken for ${whenUnclear}.`,
      'Write true or false.',
    );
    return whenUnclear;
  }

  /**
   * A date in the offset of its author; null where there is none, or with an error where it
   * cannot be read.
   */
  function instant({ value, path }: Entry): string | null {
    if (isEmpty(value)) return null;
    const date = parseDate(value);
    if (date === null) {
      const curly = /^[“”‘’„«]|[“”‘’»]$/.test(String(value).trim());
      collector.error(
        'invalid-date',
        path,
        curly
          ? `${nameOf(path)} is ${quote(value)}. Curly marks such as “ and ” are no quotation marks for YAML: they become part of the value.`
          : `${nameOf(path)} is ${quote(value)}, which is no date, or one that has to be guessed.`,
        curly
          ? 'Take the curly marks out, as in 2025-06-03.'
          : 'Write year, month and day, as in 2025-06-03 or 2025-06-03T20:12:35Z.',
      );
    }
    return date;
  }

  /** A language tag in its canonical form: `en`, `pt-BR`. */
  function language(entry: Entry): string | null {
    const tag = text(entry)?.replaceAll('_', '-');
    if (tag === undefined) return null;
    if (/^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(tag)) {
      try {
        return Intl.getCanonicalLocales(tag)[0] ?? null;
      } catch {
        // Well formed at first sight only; the remark below tells.
      }
    }
    collector.warn(
      'invalid-language',
      entry.path,
      `${nameOf(entry.path)} is ${quote(entry.value)}, which is no code of a language, and is left out.`,
      'Write a code such as en, ko or pt-BR.',
    );
    return null;
  }

  return {
    text,
    shown,
    title: (entry: Entry) => shown(entry, TEXT_LIMIT.title),
    name: (entry: Entry) => text(entry, TEXT_LIMIT.title),
    flag,
    instant,
    language,
  };
}

/** Whether a field was left empty, as a form leaves it. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && !value.trim());
}
