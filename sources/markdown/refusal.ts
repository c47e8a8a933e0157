import type { ErrorRule } from '#newsroom/error-rules.ts';
import type { Point } from './report.ts';

/** A body that is not rendered, with the reason and the way out. */
export class Refusal extends Error {
  readonly rule: ErrorRule;
  readonly repair: string;
  /** Where its cause begins in the body, if that is one place. */
  readonly position: { start: Point } | undefined;

  constructor(rule: ErrorRule, message: string, repair: string, position?: { start: Point }) {
    super(message);
    this.rule = rule;
    this.repair = repair;
    this.position = position;
  }
}
