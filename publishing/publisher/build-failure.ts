import { UserError } from '#system/user-error.ts';

/** A release could not be made. The message is for editors. */
export class BuildFailure extends UserError {
  override name = 'BuildFailure';
  /** Whether it fails again until the content has changed. */
  readonly ofContent: boolean;

  constructor({ message, ofContent }: { message: string; ofContent: boolean }) {
    super(message);
    this.ofContent = ofContent;
  }
}
