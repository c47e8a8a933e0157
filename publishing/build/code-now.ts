import { codeVersion } from '#site/code-version.ts';
import { UserError } from '#system/user-error.ts';
import { project } from './next.ts';

/** Fingerprint of the code as it lies there now. */
export const codeNow = (): string => codeVersion(project);

/**
 * What was made by one version of the code is not to be kept as another's: what no edit touches
 * would stay as it is for good.
 * @param code fingerprint of the code with which it was begun
 * @throws UserError
 */
export function unlessChanged(code: string): void {
  if (codeNow() === code) return;
  throw new UserError(
    'The code was changed while the site was built from it. Build again; readers keep what they have.',
  );
}
