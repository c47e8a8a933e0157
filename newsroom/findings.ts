import { printable } from '#site/printable.ts';
import { compare } from './order.ts';

/**
 * Something an editor should know about a source file. A file with an error is not used: a server
 * that runs keeps its last good version (sources/last-good.ts), and `npm run build` stops. A
 * warning stops nothing. `line` and `column` count from 1, in the source file as it stands.
 */
export type Finding = {
  severity: 'error' | 'warning';
  /** Which rule found it, in kebab-case: `missing-alt`; those of errors are in error-rules.ts. */
  rule: string;
  /** Path within the content folder, with forward slashes. */
  file: string;
  line: number;
  column: number;
  /** What was read. */
  message: string;
  /** What to write instead, or what to do. */
  repair: string;
};

/**
 * One finding on one line, in the form that editors and terminals make clickable. A name of a file
 * may hold anything, and is written so that it can be shown.
 */
export function formatFinding(finding: Finding): string {
  const { severity, file, line, column, message, repair, rule } = finding;
  return printable(`${file}:${line}:${column} ${severity}: ${message} ${repair} [${rule}]`);
}

/** As one reads: file by file, from top to bottom. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}
