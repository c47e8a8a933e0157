import { environment } from '#site/environment.ts';
import { findClone } from '#sources/git/find-repository.ts';
import { ContentRepository } from '#sources/git/repository.ts';

/** Between two questions to git, where it may have another answer. */
const AGAIN_MS = 2_000;

/**
 * Keeps an eye on where the content comes from. A folder in a clone without commits is a plain
 * one until the studio makes the first; a repository, once there, stays.
 * @returns the repository as it was found last; where there is none, whoever asks often starts
 * a git every two seconds, and none at all where nothing like a clone is about
 */
export function repositoryWatch(): () => Promise<ContentRepository | null> {
  let known: ContentRepository | null | undefined;
  let asked = 0;
  return async () => {
    if (known) return known;
    if (
      known === undefined ||
      (findClone(environment().contentDir) && performance.now() - asked >= AGAIN_MS)
    ) {
      asked = performance.now();
      known = await ContentRepository.tryOpen();
    }
    return known;
  };
}
