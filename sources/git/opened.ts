import { recentlyMade } from '../pictures/recently-made.ts';
import { type ContentRepository, contentRepository } from './repository.ts';

const kept = recentlyMade<ContentRepository>(1);

/** The repository that the environment names, looked for once. @throws EnvironmentError */
export const openedRepository = (): Promise<ContentRepository> =>
  kept('', () => contentRepository());
