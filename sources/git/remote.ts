import { UserError } from '#system/user-error.ts';
import { withoutPassword } from './clone-once.ts';
import { GitError, git } from './git.ts';
import { RefMoved } from './refs.ts';
import { retryIfMoved } from './retry-if-moved.ts';

/** The name of the other repository in commands; its address is a setting of each run. */
export const REMOTE = 'masthead';

/** A connection over http that says nothing for so long is given up. */
const PATIENCE = ['-c', 'http.lowSpeedLimit=1', '-c', 'http.lowSpeedTime=20'];

/** Over ssh nobody but us notices that the other has fallen silent. */
const LONGEST_MS = 10 * 60_000;

/** After so many refused pushes in a row, others push faster than we can merge. */
const ATTEMPTS = 8;

/** What a push says of a ref that is no longer where it was fetched. */
export const MOVED =
  /fetch first|non-fast-forward|stale info|cannot lock ref|failed to update ref|reference already exists/;

/**
 * Runs git with another repository, which `REMOTE` names among the arguments. The address is not
 * an argument, since it may hold a password.
 * @throws GitError, in the end
 */
export function reach(
  gitDir: string,
  url: string,
  args: string[],
  limit = LONGEST_MS,
): Promise<Buffer> {
  const settings = { [`remote.${REMOTE}.url`]: url };
  return git(gitDir, [...PATIENCE, ...args], { settings, limit });
}

/** The error for people. @param what cannot be done, as `The drafts cannot be pushed` */
export function unanswered(what: string, error: unknown): unknown {
  if (!(error instanceof GitError)) return error;
  return new UserError(`${what}: ${withoutPassword(error.stderr.trim())}`);
}

/**
 * Runs `work` again where it throws RefMoved: somebody has published here, or pushed there,
 * meanwhile. @throws UserError where that goes on
 */
export async function retrySync(work: () => Promise<void>): Promise<void> {
  try {
    await retryIfMoved(work, ATTEMPTS);
  } catch (error) {
    if (!(error instanceof RefMoved)) throw error;
    throw new UserError('Not pushed yet: the other repository is changing all the time.');
  }
}
