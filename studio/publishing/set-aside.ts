import { EnvironmentError } from '#site/variable.ts';
import { openedRepository } from '#sources/git/opened.ts';
import { refsSetAside } from '../drafts/set-aside.ts';

/** What was set aside in the content's repository; nothing where the content is in none. */
export async function refsSetAsideIn(): Promise<string[]> {
  try {
    return await refsSetAside(await openedRepository());
  } catch (error) {
    if (error instanceof EnvironmentError) return [];
    throw error;
  }
}
