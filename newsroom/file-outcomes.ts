import type { Archive, ArchivedManuscript } from './archive.ts';
import type { Edition, Post } from './edition.ts';
import { compare } from './order.ts';
import { stateAt } from './publication.ts';

/**
 * Each file of the folder of posts, as exactly one thing; sorted by name.
 * @param instantOf the instant as at which a post is shown
 */
export function ledgerOf(
  archive: Archive,
  instantOf: (manuscript: ArchivedManuscript) => string,
  posts: Post[],
): Edition['ledger'] {
  const paths = new Map(posts.map(({ file, path }) => [file, path]));
  const ledger: Edition['ledger'] = [
    ...archive.manuscripts.map((manuscript) => ({
      file: manuscript.file,
      outcome: stateAt(manuscript, instantOf(manuscript)),
      path: paths.get(manuscript.file) ?? null,
    })),
    ...archive.ignored.map(({ file, reason }) => ({
      file,
      outcome: 'ignored' as const,
      path: null,
      reason,
    })),
    ...archive.failed.map((file) => ({ file, outcome: 'error' as const, path: null })),
  ];
  return ledger.sort((a, b) => compare(a.file, b.file));
}
