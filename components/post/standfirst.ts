import type { Body } from '#newsroom/body.ts';
import type { Post } from '#newsroom/edition.ts';

/** Longer ones were written for search engines, as lists of what a post covers. */
const LONGEST = 300;

/**
 * The description as a standfirst beneath the title, where an editor wrote one that leads
 * into the text. Null where it is the text's own beginning, which follows anyway.
 */
export function standfirstOf(post: Post, body: Body): string | null {
  if (!post.seo.description || post.description.length > LONGEST) return null;
  const opening = wordsOf(post.description).slice(0, 60);
  return wordsOf(body.text).startsWith(opening) ||
    wordsOf(post.title) === wordsOf(post.description)
    ? null
    : post.description;
}

/** What is compared: case, punctuation and white space make no other words. */
function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
