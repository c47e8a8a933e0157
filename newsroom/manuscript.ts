/**
 * What one post file says in its frontmatter, normalised. It depends on that file alone:
 * no clock, no other file. Absent values are `null`, so that a document can be stored and
 * compared as JSON.
 */
export type Manuscript = {
  /** Path within the content folder, with forward slashes. */
  file: string;
  /**
   * Whether the file has a `templateKey`. Without one it is a draft in a folder in which others
   * have it (template-keys.ts), and its address has no date in front.
   */
  hasTemplateKey: boolean;
  title: string;
  /** Authors as written, trimmed; a string that names several people is still one entry. */
  authors: string[];
  /** RFC 3339 with milliseconds, in the offset of its author; so are all dates here. */
  date: string;
  /** The post is held back until then, where that is later than its date. */
  publishDate: string | null;
  /** From this instant on, the post is gone. */
  expiryDate: string | null;
  updated: string | null;
  categories: { id: string | null; label: string }[];
  hidePost: boolean;
  draft: boolean;
  lead: boolean;
  /** BCP 47 language tag. */
  lang: string | null;
  image: { src: string; alt: string } | null;
  seo: {
    title: string | null;
    description: string | null;
    url: string | null;
    /** As `@name`, however it was written. */
    twitterUsername: string | null;
    image: string | null;
  };
  /** Newest first. */
  /** What `slug`, else `permalink`, gives as the last part of the address, where `seo.url` does not. */
  slug: string | null;
  /** A path on this site that leads here: the whole `permalink` of another system. */
  permalink: string | null;
  corrections: { date: string; text: string }[];
  /** Paths on this site that lead here, each with a leading slash. */
  aliases: string[];
  /** Address of the original, only for a republication of another site's post. */
  canonical: string | null;
};

/** What one author file says. */
export type AuthorFile = {
  file: string;
  name: string;
  company: string | null;
  role: string | null;
  url: string | null;
  photo: string | null;
  /** As `@user@host`. */
  fediverse: string | null;
  /** As `@name`. */
  twitter: string | null;
};
