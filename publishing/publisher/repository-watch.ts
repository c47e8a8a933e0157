import { environment } from '#site/environment.ts';
import { findClone } from '#sources/git/find-repository.ts';
import { ContentRepository } from '#sources/git/repository.ts';

/** The pause before git is asked again, where it found no repository. */
const AGAIN_MS = 2_000;

/**
 * Returns a function that gives the content's repository, or null where there is none. A folder in a
 * clone without commits is a plain folder until the first commit; a repository that was found stays.
 * It can be called often: without a clone it starts no git, and else one every two seconds.
 */
export function repositoryWatch(): () => Promise<ContentRepository | null> {
  let known: ContentRepository | null = null;
  let asked = Number.NEGATIVE_INFINITY;
  return async () => {
    const mayHaveChanged = performance.now() - asked >= AGAIN_MS;
    const isFirst = asked === Number.NEGATIVE_INFINITY;
    if (!known && (isFirst || (mayHaveChanged && findClone(environment().contentDir)))) {
      asked = performance.now();
      known = await ContentRepository.tryOpen();
    }
    return known;
  };
}
