import type { ContentRepository } from '#sources/git/repository.ts';
import { parsePost } from '#sources/reading/parse-file.ts';
import { changesBackTo } from '../drafts/publication.ts';
import type { ListedRelease } from './status.ts';

/** A file as an editor knows it: its path within the content folder, and a post's title. */
export type NamedFile = { file: string; title: string | null };

/** What readers lose and get when somebody goes back to a release. */
export type GoingBack = {
  /** On the site now, and not in the release. */
  disappear: NamedFile[];
  /** They get the version that the release has. */
  earlier: NamedFile[];
  /** In the release, and not on the site now. */
  comeBack: NamedFile[];
  /** They were not due at the release and are now: they become drafts. */
  drafts: NamedFile[];
};

/** What is said of each kind of change, in the order in which it is listed. */
export const EFFECTS = [
  { key: 'disappear', heading: 'Disappears from the site' },
  { key: 'drafts', heading: 'Disappears, and becomes a draft: it was not due then' },
  { key: 'earlier', heading: 'Gets its earlier version' },
  { key: 'comeBack', heading: 'Comes back' },
] as const satisfies { key: keyof GoingBack; heading: string }[];

/**
 * Compares what is published with a release, to ask before somebody goes back to that.
 * @returns null where its content cannot be restored: the release is of files in no commit, or of
 * a commit that is gone
 */
export async function whatGoingBackDoes(
  repository: ContentRepository,
  { commit, scheduled = [] }: Pick<ListedRelease, 'commit' | 'scheduled'>,
  now: Date,
): Promise<GoingBack | null> {
  if (commit === null || (await repository.tip(commit)) === null) return null;
  const main = await repository.requireTip();
  const { posts } = await repository.layoutAt(main);
  const [changes, published, then] = await Promise.all([
    changesBackTo(repository, main, commit),
    repository.list(main),
    repository.list(commit),
  ]);
  const named = async (path: string, oid: string | undefined): Promise<NamedFile> => {
    const file = repository.pathInContent(path) ?? path;
    const isPost =
      /\.(md|markdown)$/i.test(file) && (posts === '.' || file.startsWith(`${posts}/`));
    if (!isPost || oid === undefined) return { file, title: null };
    const reading = await parsePost(file, await repository.read(oid));
    return { file, title: reading.kind === 'post' ? reading.manuscript.title : null };
  };
  const due = new Set(
    scheduled.filter(({ date }) => Date.parse(date) <= now.getTime()).map(({ file }) => file),
  );
  const does: GoingBack = { disappear: [], earlier: [], comeBack: [], drafts: [] };
  for (const [path, file] of then) {
    const within = repository.pathInContent(path);
    if (within !== null && due.has(within)) does.drafts.push(await named(path, file.oid));
  }
  for (const [path, file] of changes) {
    if (due.has(repository.pathInContent(path) ?? '')) continue;
    const there = published.get(path);
    const kind = file === null ? 'disappear' : there ? 'earlier' : 'comeBack';
    does[kind].push(await named(path, (there ?? file)?.oid));
  }
  return does;
}
