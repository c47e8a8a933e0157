import { UserError } from '#system/user-error.ts';

/** The content has errors, and the report has said which: the command ends here. */
export class ContentErrors extends UserError {
  override name = 'ContentErrors';
}
