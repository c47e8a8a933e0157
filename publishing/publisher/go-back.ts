import path from 'node:path';
import type { Person } from '#sources/git/commit.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { collections } from '#studio/cms/configuration.ts';
import { restoreTree, unpublish } from '#studio/drafts/publication.ts';
import { Refusal } from '#studio/drafts/refusal.ts';
import { type ReleaseRecord, readReleaseRecord } from '../release/record.ts';
import { releases } from '../release/site-releases.ts';
import { listReleases, releaseFolder } from '../release/store.ts';
import { pin, unpin } from './pinned-release.ts';
import { switchRelease, withSwitchLock } from './switching.ts';

/**
 * Makes an earlier release the current one at once, and restores the content of the main branch to
 * what it was then: otherwise the next build would publish again what was unpublished by this. For the
 * same reason, posts that have come due since become drafts. Doing it twice changes nothing more.
 * @returns what the person who asked should know, in sentences
 * @throws Refusal where there is no such release
 */
export async function goBack(
  name: string,
  author: Person,
  now = new Date(),
): Promise<string[]> {
  const store = releases();
  await withSwitchLock(async (lock) => {
    if (!(await listReleases(store)).includes(name)) {
      throw new Refusal(404, `There is no release ${name}. \`npm run releases\` lists them.`);
    }
    await pin(name, now);
    await switchRelease(name, lock);
  });
  const [repository, record] = await Promise.all([
    ContentRepository.tryOpen(),
    readReleaseRecord(releaseFolder(store, name)),
  ]);
  if (repository === null) return [`${NOT_RESTORED}, which is in no git repository.`];
  if (!record?.commit)
    return [`${NOT_RESTORED}: the release was made from files in no commit.`];
  try {
    await restoreTree(repository, record.commit, {
      author,
      message: `Go back to the release of ${record.instant}\n`,
    });
    const drafts = await unpublishDue(repository, record, author, now);
    // The content is that of the release: builds for due posts are right again.
    await unpin();
    return drafts;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [`${NOT_RESTORED}. ${error.message}`];
  }
}

const NOT_RESTORED =
  'Readers get the release, and the next build brings the later content again: the content is as it was';

async function unpublishDue(
  repository: ContentRepository,
  { commit, scheduled, instant }: ReleaseRecord,
  author: Person,
  now: Date,
): Promise<string[]> {
  if (commit === null) return [];
  const { posts } = await repository.layoutAt(commit);
  const published = await repository.list(await repository.requireTip());
  const due = scheduled.filter(
    ({ file, date }) =>
      Date.parse(date) <= now.getTime() && published.has(repository.pathInTree(file)),
  );
  if (due.length === 0) return [];
  for (const { file } of due) {
    const slug = path.posix.relative(posts, file).replace(/\.[^.]+$/, '');
    const message = `Take ${file} back: it was not due at the release of ${instant}\n`;
    await unpublish(repository, { collection: collections.posts, slug }, file, {
      author,
      message,
    });
  }
  const files = due.map(({ file }) => file).join(', ');
  return [`${files} came due after that release, and is a draft again.`];
}
