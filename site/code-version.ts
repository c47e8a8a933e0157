import { codeFingerprint } from '#system/code-fingerprint.ts';
import { environment } from './environment.ts';

/**
 * Names the version of the code that is there now (system/code-fingerprint.ts). Content and data
 * that lie within the project do not count.
 * @param project root of this project
 */
export function codeVersion(project: string): string {
  const { contentDir, dataDir } = environment();
  return codeFingerprint(project, [contentDir, dataDir]);
}
