import { PLAIN_DIFF } from '#sources/git/git.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { readReleaseRecord } from '../release/record.ts';
import { releases } from '../release/site-releases.ts';
import { currentRelease, releaseFolder } from '../release/store.ts';
import { pinOf } from './pinned-release.ts';
import { within } from './remembered-content.ts';

/** A release that must not become the current one any more. */
export class Superseded extends Error {
  override name = 'Superseded';
  readonly tip: string | null;

  constructor(tip: string | null) {
    super('Another release, or other content, has come in between.');
    this.tip = tip;
  }
}

/** A release that is being made. */
type UnderWay = {
  /** The current release when it was begun. */
  before: string | null;
  began: Date;
  repository: ContentRepository | null;
  /** The commit that it is made from; null for a folder that is in no repository. */
  tip: string | null;
};

/**
 * @throws Superseded where another release has become the current one, where somebody has gone back
 * to the current one, or where a file was deleted: readers must not get what was unpublished, not even
 * for the minute that a late build takes
 */
export async function assertNotSuperseded(underWay: UnderWay): Promise<void> {
  const { before, began, repository, tip } = underWay;
  if ((await currentRelease(releases())) !== before) throw new Superseded(tip);
  const pin = pinOf(before);
  if (pin && Date.parse(pin.since) >= began.getTime()) throw new Superseded(tip);
  if (repository === null || tip === null) return;
  const now = await repository.tip();
  if (now === tip || now === null) return;
  const isOvertaken =
    (await differ(repository, tip, now, ['--no-renames', '--diff-filter=D'])) ||
    (await isCurrentContent(repository, now, before));
  if (isOvertaken) throw new Superseded(tip);
}

/** Whether the content differs between two commits. */
async function differ(
  repository: ContentRepository,
  one: string,
  other: string,
  words: string[] = [],
) {
  const command = ['diff-tree', ...PLAIN_DIFF, '-r', '--name-only', ...words, one, other];
  return (await repository.git([...command, ...within(repository.folder)])).length > 0;
}

/** Whether the current release was made from the content of a commit. */
async function isCurrentContent(
  repository: ContentRepository,
  commit: string,
  current: string | null,
): Promise<boolean> {
  const record =
    current === null ? null : await readReleaseRecord(releaseFolder(releases(), current));
  // Its commit is gone where the history was rewritten.
  if (!record?.commit || (await repository.tip(record.commit)) === null) return false;
  return !(await differ(repository, record.commit, commit));
}
