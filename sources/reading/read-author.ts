import type { Finding } from '#newsroom/findings.ts';
import { readAuthorFrontmatter } from '#newsroom/frontmatter/frontmatter.ts';
import type { Unread } from '#newsroom/frontmatter/unread.ts';
import type { AuthorFile } from '#newsroom/manuscript.ts';
import { readSourceFile } from './source-file.ts';

/** An author file, read; without an author where its errors say why. */
export type AuthorReading = {
  author?: AuthorFile | null;
  findings: Finding[];
  /** Fields that nobody reads. */
  unread?: Unread[];
  /** Why it is no author file. */
  ignored?: string;
};

/**
 * Reads one author file. Never throws for what stands in the file.
 * @param file path within the content folder
 */
export function readAuthor(file: string, bytes: Uint8Array): AuthorReading {
  const result = readSourceFile(file, bytes);
  if ('ignored' in result) return { findings: [], ignored: result.ignored };
  if ('errors' in result) return { findings: result.errors };
  const { data, ...where } = result.source;
  return readAuthorFrontmatter(data, { file, ...where });
}
