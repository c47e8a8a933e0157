import type { Places } from './archive.ts';
import type { Finding } from './findings.ts';
import type { AuthorFile, Manuscript } from './manuscript.ts';
import type { Where } from './place.ts';

/** What a file in the folder of posts turned out to be. A failed one has errors among its findings. */
export type PostReading =
  | { kind: 'post'; manuscript: Manuscript; places: Places; findings: Finding[] }
  | { kind: 'ignored'; reason: string; findings: Finding[] }
  | { kind: 'failed'; findings: Finding[] };

/** Reads a post's frontmatter, whatever shape it has. */
export function readPostFrontmatter(_data: unknown, _where: Where): PostReading {
  throw new Error('not written yet');
}

/** Reads an author file's frontmatter; null where it names nobody. */
export function readAuthorFrontmatter(
  _data: unknown,
  _where: Where,
): { author: AuthorFile | null; findings: Finding[] } {
  throw new Error('not written yet');
}

/** Reads the list of categories: our own, or the `categories` of a blog's configuration. */
export function readCategoryList(
  _data: unknown,
  _where: Where,
): { categories: { id: string; label: string }[]; findings: Finding[] } {
  throw new Error('not written yet');
}
