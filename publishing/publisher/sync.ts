import path from 'node:path';
import { environment } from '#site/environment.ts';
import { withoutPassword } from '#sources/git/clone-once.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { noteConflict } from '#studio/drafts/note-conflict.ts';

/** Syncs one part. @param fetches false after a save here, which is pushed at once */
type Sync = (repository: ContentRepository, fetches: boolean) => Promise<void>;

/**
 * What is synced, in this order: the main branch with the repository that the content comes from,
 * drafts that an earlier version has pushed to that one, and drafts with `DRAFTS_REPO`.
 */
export type Syncs = { main: Sync | null; earlier: Sync | null; drafts: Sync | null };

export function syncsOf({ contentRepo, draftsRepo } = environment()): Syncs {
  const url = contentRepo !== null && !path.isAbsolute(contentRepo) ? contentRepo : null;
  return {
    main: url === null ? null : (repository) => repository.sync(url),
    earlier:
      url === null || url === draftsRepo ? null : (repository) => readEarlier(repository, url),
    drafts:
      draftsRepo === null
        ? null
        : (repository, fetches) =>
            repository.syncDrafts(draftsRepo, {
              fetches,
              onConflict: (conflict) => noteConflict(repository, conflict),
            }),
  };
}

/** Syncs the main branch once, for a command that publishes. */
export async function syncContent(): Promise<void> {
  const { main } = syncsOf();
  if (main) await main(await ContentRepository.open(), true);
}

/** The content repository of a foundation is usually public, and drafts are not. */
async function readEarlier(repository: ContentRepository, url: string): Promise<void> {
  const drafts = await repository.readEarlierDrafts(url, (conflict) =>
    noteConflict(repository, conflict),
  );
  if (drafts === 0) return;
  console.log(
    `${drafts} ${drafts === 1 ? 'draft lies' : 'drafts lie'} in ${withoutPassword(url)}, where an earlier version has pushed them: who can read that repository can read them. They are on this server as well. Delete its branches cms/* and its refs/masthead/*; for servers that share drafts, set DRAFTS_REPO to a private repository.`,
  );
}
