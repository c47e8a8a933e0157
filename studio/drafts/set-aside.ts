import { logError } from '#site/log-error.ts';
import { RefMoved } from '#sources/git/refs.ts';
import type { ContentRepository } from '#sources/git/repository.ts';

/** Where refs lie that name something else than they should, each below the name of its object. */
const SET_ASIDE = 'refs/masthead/set-aside/';

/**
 * Moves a ref out of the way that cannot be read as what it should name, so that everything else
 * works. What it named stays in the repository, and can be looked at; `/admin/releases` names it.
 * @param why a sentence for the log
 */
export async function setAside(
  repository: ContentRepository,
  ref: string,
  why: string,
): Promise<void> {
  const oid = await objectNamed(repository, ref);
  if (oid === null) return;
  const to = `${SET_ASIDE}${oid.slice(0, 12)}/${ref.replace('refs/', '')}`;
  const isThere = (await repository.objectHead(oid)) !== null;
  const lost = `${ref} named ${oid}, which this repository does not hold.\n`;
  const kept = isThere ? oid : await repository.store(Buffer.from(lost));
  const before = await objectNamed(repository, to);
  try {
    await repository.move([
      { ref: to, from: before, to: kept },
      { ref, from: oid, to: null },
    ]);
  } catch (error) {
    // Another process was faster, or somebody has written it again.
    if (error instanceof RefMoved) return;
    throw error;
  }
  logError(`${ref} cannot be read: ${why} It was set aside as ${to}.`);
}

/** What was set aside, as refs that `git show` takes. */
export async function refsSetAside(repository: ContentRepository): Promise<string[]> {
  const refs = await repository.text(['for-each-ref', '--format=%(refname)', SET_ASIDE]);
  return refs.split('\n').filter(Boolean);
}

/** The name that a ref holds, also of an object that is not there; null where there is no ref. */
async function objectNamed(repository: ContentRepository, ref: string): Promise<string | null> {
  return (await repository.text(['for-each-ref', '--format=%(objectname)', ref])) || null;
}
