import type { ErrorRule } from '../error-rules.ts';
import type { Finding } from '../findings.ts';
import type { Path, Where } from '../place.ts';
import type { Unread } from './unread.ts';

/** Collects what there is to say about one file. */
export type Remarks = {
  findings: Finding[];
  /** The value at `path` cannot be used, and neither can its file until it can. */
  error: Remark<ErrorRule>;
  /** The value at `path` is used otherwise than its author may think. */
  warn: Remark;
  /** What the value at `path` says is read by nobody; see unread-fields.ts. */
  unread: (path: Path) => void;
  /** What `unread` was told. */
  notRead: Unread[];
};

type Remark<Rule extends string = string> = (
  rule: Rule,
  path: Path,
  message: string,
  repair: string,
) => void;

export function remarksOn(where: Where): Remarks {
  const findings: Finding[] = [];
  const remark =
    (severity: Finding['severity']): Remark =>
    (rule, path, message, repair) => {
      const { line, column } = where.position([...path]);
      findings.push({ severity, rule, file: where.file, line, column, message, repair });
    };
  const notRead: Unread[] = [];
  return {
    findings,
    error: remark('error'),
    warn: remark('warning'),
    notRead,
    unread(path) {
      const key = nameOf(path)
        .replaceAll('`', '')
        .replace(/\[\d+\]/g, '');
      if (notRead.some((one) => one.key === key)) return;
      notRead.push({ key, place: where.position([...path]) });
    },
  };
}

const QUOTED_CHARACTERS = 60;

// Zero-width joiners are left: emoji and several scripts need them.
const INVISIBLE =
  /[\p{Cc}\p{Zl}\p{Zp}\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** What was read, for a message: on one line, shortened, and visible where it is not. */
export function quote(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return `“${value.toISOString()}”`;
  if (typeof value === 'object' && value !== null) return 'a group of fields';
  const text = visible(String(value));
  const characters = [...text];
  return characters.length > QUOTED_CHARACTERS
    ? `“${characters.slice(0, QUOTED_CHARACTERS).join('')}…”`
    : `“${text}”`;
}

/** Text for a message, with a name in place of each character that cannot be seen. */
export const visible = (text: string) => text.replace(INVISIBLE, codePoint);

/** A field as its author would name it: `seo.url`, `corrections[0].date`. */
export function nameOf(path: Path): string {
  const name = path.reduce<string>(
    (whole, part) =>
      typeof part === 'number' ? `${whole}[${part}]` : whole ? `${whole}.${part}` : part,
    '',
  );
  return `\`${name}\``;
}

function codePoint(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}}`;
}
