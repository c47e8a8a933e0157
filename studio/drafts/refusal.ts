import { UserError } from '#system/user-error.ts';

/**
 * What an editor asked for cannot be done, for a reason that they can understand: the message
 * is a sentence for them, and says what to do.
 */
export class Refusal extends UserError {
  override name = 'Refusal';
  /** The status of HTTP that fits: 409 where somebody else was faster. */
  readonly status: 400 | 404 | 409 | 413 | 415 | 422 | 503;

  constructor(status: Refusal['status'], message: string) {
    super(message);
    this.status = status;
  }
}
