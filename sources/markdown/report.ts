import type { ErrorRule } from '#newsroom/error-rules.ts';
import type { Finding } from '#newsroom/findings.ts';

/** A place in the body as the parsers count it: from 1. */
export type Point = { line: number; column: number };

/** Something that carries its place, as all syntax trees do. */
type Placed = { position?: { start: Point } | undefined };

export type Report = {
  findings: Finding[];
  /** The body is shown, though otherwise than its author may think. */
  warn: (at: Placed, rule: string, message: string, repair: string) => void;
  /** The body cannot be shown. */
  error: (at: Placed, rule: ErrorRule, message: string, repair: string) => void;
};

const START: Point = { line: 1, column: 1 };

/** Collects findings on one body; `line` is where the body starts in its file. */
export function reportOn({ file, line }: { file: string; line: number }): Report {
  const findings: Finding[] = [];
  const add =
    (severity: Finding['severity']): Report['warn'] =>
    ({ position }, rule, message, repair) => {
      const { line: bodyLine, column } = position?.start ?? START;
      findings.push({
        severity,
        rule,
        file,
        line: bodyLine + line - 1,
        column,
        message,
        repair,
      });
    };
  return { findings, warn: add('warning'), error: add('error') };
}
