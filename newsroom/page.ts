import type { PageKind } from '#site/page-kinds.ts';
import type { Author, Edition, Post } from './edition.ts';

/** The posts of an edition and their lists, which decide the pages that there are. */
export type Lists = Pick<Edition, 'posts' | 'unlisted' | 'categories' | 'authors' | 'years'>;

/** Short names for what pages show; another name stands for another content. */
export type Inputs = {
  edition: Edition;
  /** Everything about a post but its text. */
  summaryOf: (post: Post) => string;
  /** A post with its text and its pictures. */
  wholeOf: (post: Post) => string;
  /** The photo of an author. */
  photoOf: (author: Author) => string;
};

/** One page: which lists it is in, and how it describes itself. */
export type Page = {
  kind: PageKind;
  /** Percent-encoded, with a leading slash. */
  path: string;
  /** Without the site's name. */
  title: string;
  description: string;
  /** What its picture for sharing says; null where the picture is not drawn from words alone. */
  card?: { title: string; kicker: string | null };
  /** The page that this one continues: it follows that one in the sitemap, and shares its picture. */
  continues?: string;
  /** False keeps the page out of search engines. */
  isListed?: boolean;
  /** The feed with the same posts, after which the page announces that of all news. */
  feed?: { shelf: string; name: string; description: string; posts: Post[] };
  /**
   * The posts whose newest change dates the page in the sitemap of pages; null where it is not in
   * that sitemap. Posts have sitemaps of their own.
   */
  sitemap: readonly Post[] | null;
  /** The post that the page is about. */
  post?: Post;
  /** The person that the page is about. */
  author?: Author;
  /** What the page is rendered from, beside its picture for sharing. */
  inputs: (from: Inputs) => readonly string[];
};
