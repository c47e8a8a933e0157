import { EnvironmentError } from '#site/variable.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { refsSetAside } from '../drafts/set-aside.ts';

/** What was set aside in the content's repository; nothing where the content is in none. */
export async function refsSetAsideIn(): Promise<string[]> {
  try {
    return await refsSetAside(await ContentRepository.open());
  } catch (error) {
    if (error instanceof EnvironmentError) return [];
    throw error;
  }
}
