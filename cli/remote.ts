import path from 'node:path';
import { environment } from '#site/environment.ts';
import { contentRepository } from '#sources/git/repository.ts';
import { exchangeWithRemote } from '#studio/repository/remote.ts';

/** Whether the content is cloned from elsewhere, so that there is somebody to exchange it with. */
export function isCloned(): boolean {
  const { contentRepo } = environment();
  return contentRepo !== null && !path.isAbsolute(contentRepo);
}

/** Takes over what is new where the content was cloned from, and pushes what is new here. */
export async function exchangeContent(): Promise<void> {
  if (isCloned()) await exchangeWithRemote(await contentRepository());
}
