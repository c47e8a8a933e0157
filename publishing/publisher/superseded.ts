import { PLAIN_DIFF } from '#sources/git/git.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { readReleaseRecord } from '../release/record.ts';
import { releases } from '../release/site-releases.ts';
import { currentRelease, releaseFolder } from '../release/store.ts';
import { pinOf } from './pinned-release.ts';
import { within } from './remembered-content.ts';

/** A release that must not be given to readers any more. */
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
  /** What readers got when it was begun. */
  before: string | null;
  began: Date;
  repository: ContentRepository | null;
  /** The commit that it is made from; null for a folder that is in no repository. */
  tip: string | null;
};

/**
 * @throws Superseded where readers were given another release since, where somebody went back to
 * the one that they have, or where a file was taken back: what somebody has withdrawn is not to be
 * seen for a minute because a build was late
 */
export async function unlessSuperseded(underWay: UnderWay): Promise<void> {
  const { before, began, repository, tip } = underWay;
  if ((await currentRelease(releases())) !== before) throw new Superseded(tip);
  const pin = await pinOf(before);
  if (pin && Date.parse(pin.since) >= began.getTime()) throw new Superseded(tip);
  if (repository === null || tip === null) return;
  const now = await repository.tip();
  if (now === tip || now === null) return;
  const isOvertaken =
    (await hasTakenBack(repository, tip, now)) ||
    (await isWithReaders(repository, now, before));
  if (isOvertaken) throw new Superseded(tip);
}

async function hasTakenBack(repository: ContentRepository, tip: string, now: string) {
  const words = [
    'diff-tree',
    ...PLAIN_DIFF,
    '-r',
    '-z',
    '--no-renames',
    '--diff-filter=D',
    '--name-only',
  ];
  return (await repository.git([...words, tip, now, ...within(repository.folder)])).length > 0;
}

/** Whether readers have the content of a commit already. */
async function isWithReaders(
  repository: ContentRepository,
  now: string,
  before: string | null,
): Promise<boolean> {
  const record =
    before === null ? null : await readReleaseRecord(releaseFolder(releases(), before));
  // The commit is gone after a history was rewritten.
  if (!record?.commit || (await repository.tip(record.commit)) === null) return false;
  const words = ['diff-tree', ...PLAIN_DIFF, '-r', '--name-only', record.commit, now];
  return (await repository.text([...words, ...within(repository.folder)])) === '';
}
