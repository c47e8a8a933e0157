import type { Archive, ArchivedManuscript } from './archive.ts';
import type { Finding } from './findings.ts';
import type { AuthorFile } from './manuscript.ts';

export type State = 'published' | 'unlisted' | 'scheduled' | 'draft';

/** A post that readers may open: published or unlisted. */
export type Post = Omit<ArchivedManuscript, 'authors' | 'categories' | 'places'> & {
  state: 'published' | 'unlisted';
  slug: string;
  /** Permalink on this site: `/blog/<slug>`. */
  path: string;
  authors: Author[];
  categories: Category[];
  /** Plain text: `seo.description`, else the excerpt; never empty for a post with text. */
  description: string;
  readingMinutes: number;
};

/** A person (or newsroom) who signs posts; spellings that differ only in accents are one. */
export type Author = Omit<AuthorFile, 'file'> & { slug: string; path: string };

export type Category = { label: string; slug: string; path: string };

/** A category, an author or a year with its posts, newest first. */
export type Shelf<T> = { of: T; posts: Post[] };

export type Redirect = { from: string; to: string };

/** What one reader may read at one instant. */
export type Edition = {
  /** ISO 8601, UTC. */
  instant: string;
  /** Listed posts, newest first. */
  posts: Post[];
  /** Posts that have a page, and stand in no list. */
  unlisted: Post[];
  categories: Shelf<Category>[];
  authors: Shelf<Author>[];
  years: Shelf<number>[];
  /** Old addresses, each leading to one that exists. */
  redirects: Redirect[];
  /** What became of each source file. */
  ledger: { file: string; outcome: State | 'ignored' | 'error'; path: string | null }[];
  findings: Finding[];
  /** When the next scheduled post is due, if any. */
  nextDue: string | null;
};

/**
 * Composes what readers may read at one instant: addresses, bylines, shelves, redirects,
 * and what became of each file.
 * @param instant ISO 8601; the only clock there is
 * @param hosts hosts that `seo.url` may name without a warning; without it, all
 */
export function makeEdition(
  _archive: Archive,
  _instant: string,
  _hosts?: readonly string[],
): Edition {
  throw new Error('not written yet');
}
