import path from 'node:path';
import { environment } from '#site/environment.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { exchangeWork } from '#studio/drafts/exchange-work.ts';
import { exchangeWithRemote } from '#studio/drafts/remote.ts';
import { forgetExchange } from '#studio/drafts/standings.ts';

/** Whether the content is cloned from elsewhere, so that there is somebody to exchange it with. */
export function isCloned(): boolean {
  const { contentRepo } = environment();
  return contentRepo !== null && !path.isAbsolute(contentRepo);
}

/** Whether what editors have not published leaves this server. */
export const sharesDrafts = (): boolean => isCloned() && !environment().keepDraftsHere;

/** Brings a part of what is here, and what it was cloned from, to the same. */
export type Exchange = (repository: ContentRepository) => Promise<void>;

/**
 * What is exchanged, in the order in which it is: the main branch, and unless they are to stay
 * here, drafts with all that belongs to them.
 */
export function exchanges(): { main: Exchange; work: Exchange | null } {
  const following =
    (exchange: Exchange): Exchange =>
    async (repository) => {
      await followAddress(repository);
      await exchange(repository);
    };
  return {
    main: following(exchangeWithRemote),
    work: sharesDrafts() ? following(exchangeWork) : null,
  };
}

/**
 * Takes over what is new where the content was cloned from, and pushes what is new here. One
 * part does not wait for the other.
 */
export async function exchangeContent(): Promise<void> {
  if (!isCloned()) return;
  const repository = await ContentRepository.open();
  const { main, work } = exchanges();
  const failed: unknown[] = [];
  for (const exchange of [main, ...(work ? [work] : [])]) {
    await exchange(repository).catch((error) => failed.push(error));
  }
  if (failed.length > 0) throw failed[0];
}

/** A clone goes on with the address that `CONTENT_REPO` has now, as with another password in it. */
async function followAddress(repository: ContentRepository): Promise<void> {
  const address = environment().contentRepo ?? '';
  if ((await repository.text(['config', '--get', 'remote.origin.url'])) === address) return;
  await forgetExchange(repository);
  await repository.git(['remote', 'set-url', 'origin', address]);
}
