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
import { switchRelease, whileNobodySwitches } from './switching.ts';

/**
 * Gives readers an earlier release at once, and makes the main branch what it was then: the next
 * build would else bring back what was withdrawn. Posts that were not due then and are now
 * become drafts, for the same reason. Done twice, it comes to the same.
 * @returns what whoever asked should know beside that, in sentences
 * @throws Refusal where there is no such release
 */
export async function goBack(
  name: string,
  author: Person,
  now = new Date(),
): Promise<string[]> {
  const store = releases();
  await whileNobodySwitches(async (lock) => {
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
  if (repository === null) return [`${AS_IT_IS}, which is in no git repository.`];
  if (!record?.commit) return [`${AS_IT_IS}: the release was made from files in no commit.`];
  try {
    await restoreTree(repository, record.commit, {
      author,
      message: `Go back to the release of ${record.instant}\n`,
    });
    const withdrawn = await withdrawDue(repository, record, author, now);
    // The content is that of the release: the clock may have it made again.
    await unpin();
    return withdrawn;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [`${AS_IT_IS}. ${error.message}`];
  }
}

const AS_IT_IS =
  'Readers get the release, and the next build brings the later content again: the content is as it was';

async function withdrawDue(
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
