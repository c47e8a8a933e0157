import type { ContentRepository } from '#sources/git/repository.ts';
import type { TreeFile } from '#sources/git/tree.ts';
import type { Layout } from '#sources/layout.ts';
import { type Collection, collectionsOf } from './collections.ts';

/** The content at one commit, for whoever answers a request. */
export type Content = {
  commit: string;
  layout: Layout;
  collections: Collection[];
  /** Regular files by their path within the content folder. */
  file(path: string): TreeFile | null;
  /** Their paths below a folder, in git's order; `.` is the content folder. */
  list(folder: string): string[];
  read(path: string): Promise<{ oid: string; bytes: Buffer } | null>;
};

export async function contentAt(
  repository: ContentRepository,
  commit: string,
): Promise<Content> {
  const { folder } = repository;
  const files = await repository.list(commit);
  const layout = await repository.layoutAt(commit);
  const file = (path: string) => {
    const found = files.get(repository.pathInTree(path));
    // A link may lead anywhere.
    return found?.mode.startsWith('100') ? found : null;
  };
  return {
    commit,
    layout,
    collections: collectionsOf(layout),
    file,
    list(within) {
      const root = folder === '' ? '' : `${folder}/`;
      const start = within === '.' || within === '' ? root : `${root}${within}/`;
      return [...files.keys()].flatMap((path) => {
        const own = path.startsWith(start) ? path.slice(root.length) : null;
        return own !== null && file(own) ? [own] : [];
      });
    },
    async read(path) {
      const found = file(path);
      return found && { oid: found.oid, bytes: await repository.read(found.oid) };
    },
  };
}

/** What is published. */
export async function mainContent(repository: ContentRepository): Promise<Content> {
  return contentAt(repository, await repository.requireTip());
}
