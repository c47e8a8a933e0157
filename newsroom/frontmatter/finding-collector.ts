import type { ErrorRule } from '../error-rules.ts';
import type { Finding } from '../findings.ts';
import type { Path, Where } from '../place.ts';
import { nameOf } from '../quote.ts';
import type { Unread } from './unread.ts';

/** Collects the findings about one file. */
export type FindingCollector = {
  findings: Finding[];
  /** Reports that the value at `path` cannot be used, nor its file until the value is fixed. */
  error: AddFinding<ErrorRule>;
  /** Reports that the value at `path` is used differently from what its author may expect. */
  warn: AddFinding;
  /** Notes a field that nothing reads (unread-fields.ts). */
  unread: (path: Path) => void;
  /** The fields that `unread` noted. */
  notRead: Unread[];
};

type AddFinding<Rule extends string = string> = (
  rule: Rule,
  path: Path,
  message: string,
  repair: string,
) => void;

/** Starts a collector for the findings about the file at `where`. */
export function collectFindings(where: Where): FindingCollector {
  const findings: Finding[] = [];
  const add =
    (severity: Finding['severity']): AddFinding =>
    (rule, path, message, repair) => {
      const { line, column } = where.position([...path]);
      findings.push({ severity, rule, file: where.file, line, column, message, repair });
    };
  const notRead: Unread[] = [];
  return {
    findings,
    error: add('error'),
    warn: add('warning'),
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
