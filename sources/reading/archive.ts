import type { Archive } from '#newsroom/archive.ts';
import {
  reportWithoutKey,
  withoutKeyAmongOthers,
} from '#newsroom/frontmatter/template-keys.ts';
import { reportUnread } from '#newsroom/frontmatter/unread-fields.ts';
import type { DocumentStore } from '../documents.ts';
import { type Layout, layoutOf } from '../layout.ts';
import type { LastPicture, Picture } from '../pictures/media.ts';
import { type KeptPicture, readPictures, usesIn } from '../pictures/read-pictures.ts';
import { plantedRepositories } from '../planted-repositories.ts';
import type { ContentTree } from './content-tree.ts';
import { readAuthors } from './read-authors.ts';
import { readCategories } from './read-categories.ts';
import { readPosts } from './read-posts.ts';
import { linkedPlaces } from './unread-entries.ts';

/** A content folder, read: what pages are made from, and where its documents lie. */
export type ArchiveReading = {
  layout: Layout;
  archive: Archive;
  /** By address. */
  pictures: Record<string, Picture>;
  /** Folder of the compiled documents. */
  store: string;
  /** Pictures whose file is broken, so that readers keep the one that they have, and why. */
  keptPictures: KeptPicture[];
};

/**
 * Reads a whole content folder. Every file ends in the archive: as a manuscript, as
 * ignored, or as failed with an error.
 * @param documents where its posts' documents are kept, and what makes them
 * @param lastPicture gives the picture that readers have in the place of a broken one
 */
export async function readArchive(
  tree: ContentTree,
  documents: DocumentStore,
  lastPicture: LastPicture = async () => null,
): Promise<ArchiveReading> {
  const layout = layoutOf(tree);
  const posts = await readPosts(tree, layout, documents);
  const withoutKey = new Set(withoutKeyAmongOthers(posts));
  const manuscripts = posts.flatMap(({ file, manuscript }) => {
    if (!manuscript) return [];
    return withoutKey.has(file) ? { ...manuscript, draft: true } : manuscript;
  });
  const authors = await readAuthors(tree, layout);
  const categories = await readCategories(tree, layout);
  const media = await readPictures(tree, layout, documents, lastPicture, [
    ...usesIn(manuscripts),
    ...authors.files.map(({ file, photo }) => ({ file, src: photo, line: 1, column: 1 })),
  ]);
  return {
    layout,
    store: documents.folder,
    pictures: media.pictures,
    keptPictures: media.kept,
    archive: {
      manuscripts,
      authors: authors.files,
      categories: categories.categories,
      ignored: [...posts, ...authors.ignored].flatMap(({ file, ignored: reason }) =>
        reason ? { file, reason } : [],
      ),
      failed: posts.flatMap(({ file, manuscript, ignored }) =>
        manuscript || ignored ? [] : file,
      ),
      findings: [
        ...linkedPlaces(tree, layout),
        ...posts.flatMap(({ findings }) => findings),
        ...reportWithoutKey(
          manuscripts.filter(({ file }) => withoutKey.has(file)).map(({ file }) => file),
        ),
        ...reportUnread(posts),
        ...reportUnread(authors.unread),
        ...authors.findings,
        ...categories.findings,
        ...media.findings,
        ...plantedRepositories(tree),
      ],
    },
  };
}
