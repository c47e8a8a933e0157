import path from 'node:path';
import { environment } from '#site/environment.ts';
import { contentRepository } from '#sources/git/repository.ts';
import { exchangeWork } from '#studio/repository/exchange-work.ts';
import { exchangeWithRemote } from '#studio/repository/remote.ts';

/** Whether the content is cloned from elsewhere, so that there is somebody to exchange it with. */
export function isCloned(): boolean {
  const { contentRepo } = environment();
  return contentRepo !== null && !path.isAbsolute(contentRepo);
}

/** Whether what editors have not published leaves this server. */
export const sharesDrafts = (): boolean => isCloned() && !environment().keepDraftsHere;

/**
 * Takes over what is new where the content was cloned from, and pushes what is new here: the
 * main branch, and unless they are to stay here, drafts with all that belongs to them. One of them
 * does not wait for the other.
 */
export async function exchangeContent(): Promise<void> {
  if (!isCloned()) return;
  const repository = await contentRepository();
  const failed: unknown[] = [];
  for (const exchange of [exchangeWithRemote, ...(sharesDrafts() ? [exchangeWork] : [])]) {
    await exchange(repository).catch((error) => failed.push(error));
  }
  if (failed.length > 0) throw failed[0];
}
