import { fingerprintOfCode, SITE_CODE } from '#sources/fingerprint.ts';
import { project } from './next.ts';

/** Code was changed while something was made by it. The content has no part in that. */
export class CodeChanged extends Error {
  override name = 'CodeChanged';
}

/** Fingerprint of the code as it lies there now. */
export const codeNow = (): string => fingerprintOfCode(project, SITE_CODE);

/**
 * What was made by one version of the code is not to be kept as another's: what no edit touches
 * would stay as it is for good.
 * @param code fingerprint of the code with which it was begun
 * @throws CodeChanged
 */
export function unlessChanged(code: string): void {
  if (codeNow() === code) return;
  throw new CodeChanged(
    'The code was changed while the site was built from it. Build again; readers keep what they have.',
  );
}
