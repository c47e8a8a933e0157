import type { Point } from './report.ts';

/** A body that is not rendered, with the reason and the way out. */
export class Refusal extends Error {
  readonly rule: string;
  readonly repair: string;
  /** Where its cause begins in the body, if that is one place. */
  readonly position: { start: Point } | undefined;

  constructor(rule: string, message: string, repair: string, position?: { start: Point }) {
    super(message);
    this.rule = rule;
    this.repair = repair;
    this.position = position;
  }
}
