import type { ContentRepository } from '#sources/git/repository.ts';
import { forgetOldUnsaved } from '../unsaved/unsaved.ts';

/**
 * Forgets what nobody has asked for in a long time, and has git put a repository in order if it
 * finds that necessary. Text that is kept while it is
 * typed leaves an object for each time, which nothing names any more. Git keeps those for two
 * weeks, so that what somebody is about to name just now stays.
 */
export async function tidy(repository: ContentRepository, now = new Date()): Promise<void> {
  await forgetOldUnsaved(repository, now);
  // It would go on after us, with nobody to hear of its failure.
  await repository.git(['-c', 'gc.autoDetach=false', 'gc', '--auto', '--quiet']);
}
