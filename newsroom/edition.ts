import type { ArchivedManuscript } from './archive.ts';
import type { Finding } from './findings.ts';
import type { AuthorFile } from './manuscript.ts';

export type State = 'published' | 'unlisted' | 'scheduled' | 'expired' | 'draft';

/** A post that readers may open: published or unlisted. */
export type Post = Omit<ArchivedManuscript, 'authors' | 'categories' | 'places' | 'minutes'> & {
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

/**
 * A category, an author or a year with its listed posts, newest first. Empty where unlisted
 * posts alone name it: their pages link here.
 */
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
  /** Old addresses in the form of `canonicalPath`, each leading to one that exists. */
  redirects: Redirect[];
  /** Addresses of expired posts, which answer 410, percent-encoded. None of them leads anywhere. */
  gone: string[];
  /**
   * What became of each file in the folder of posts; `path` for what readers may open, `reason`
   * for what is ignored.
   */
  ledger: {
    file: string;
    outcome: State | 'ignored' | 'error';
    path: string | null;
    reason?: string;
  }[];
  findings: Finding[];
  /** When the next scheduled post, expiry, or change to a post that is out is due, if any. */
  nextDue: string | null;
};
