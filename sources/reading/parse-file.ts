import { onceMoreAlone } from '../parsing/once-more.ts';
import { limited, loadModulesAhead } from '../parsing/threads.ts';
import { findingOnCost } from '../parsing/too-costly.ts';
import type { AuthorReading, readAuthor } from './read-author.ts';
import type { PostReading, readPost } from './read-post.ts';

const POST_READER = 'sources/reading/read-post.ts';
const AUTHOR_READER = 'sources/reading/read-author.ts';

const readPostInThread = limited<typeof readPost>(POST_READER, 'readPost');
const readAuthorInThread = limited<typeof readAuthor>(AUTHOR_READER, 'readAuthor');

/** Has a thread ready before there is a file to parse: loading its code takes half a second. */
export const loadParsersAhead = (): void => loadModulesAhead([POST_READER, AUTHOR_READER]);

/**
 * Reads one post as `readPost` does, in a thread within limits. A post that exceeds them has
 * failed, with an error that says so.
 * @param again whether it is tried once more alone: in a build, for which nobody waits
 */
export async function parsePost(
  file: string,
  bytes: Uint8Array,
  { again = false } = {},
): Promise<PostReading> {
  // A copy of its own: a part of a larger buffer would be sent with the whole.
  const read = () => readPostInThread(file, new Uint8Array(bytes));
  try {
    return await (again ? onceMoreAlone(read) : read());
  } catch (error) {
    return { kind: 'failed', findings: [findingOnCost(error, 'The frontmatter', file, 1)] };
  }
}

/** Reads one author file as `readAuthor` does, in a thread within limits. */
export async function parseAuthor(file: string, bytes: Uint8Array): Promise<AuthorReading> {
  try {
    return await readAuthorInThread(file, new Uint8Array(bytes));
  } catch (error) {
    return { findings: [findingOnCost(error, 'The frontmatter', file, 1)] };
  }
}
