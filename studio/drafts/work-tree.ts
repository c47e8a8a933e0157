import { lstat, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import pRetry from 'p-retry';
import { logError } from '#site/log-error.ts';
import { NOTHING } from '#sources/git/commit.ts';
import { GitError, PLAIN_DIFF } from '#sources/git/git.ts';
import type { Move } from '#sources/git/refs.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { ifMissing } from '#system/missing.ts';
import { Refusal } from './refusal.ts';
import { type Checkout, indexLock, type MainMove, withWorkTree } from './work-tree-lock.ts';

/**
 * Moves the main branch, and other refs with it. Where the branch is checked out, the files
 * that change are brought up to date in the working tree; if that fails after the branch has
 * moved, it is done by whoever reads them next (`finishWorkTree`).
 * @throws Refusal where someone has unsaved changes in those files; nothing is moved then
 * @throws RefMoved where a ref is no longer where it was expected
 */
export async function moveMain(
  repository: ContentRepository,
  [main, ...others]: [MainMove, ...Move[]],
): Promise<void> {
  // One after the other (git's files-backend.c), removals last: who is killed between them leaves
  // a draft too many, and not one too few.
  const moves = [...others, { ref: repository.main, ...main }];
  const checkout = await checkoutOf(repository);
  if (checkout === null) return repository.move(moves);
  await withWorkTree(checkout, {
    finish: (move) => finish(checkout, move),
    run: async (begin) => {
      await readTree(checkout, main, NOTHING_CHANGED, ['--dry-run']);
      const end = await begin(main);
      await repository.move(moves).catch((error) => {
        end();
        throw error;
      });
      await readTree(checkout, main, NOT_FOLLOWED).then(end, (error) =>
        logError(error.message),
      );
    },
  });
}

/**
 * Finishes what a process has begun that was killed, or could not bring the files up to date; for
 * whoever is going to read them.
 * @throws Refusal where they are in the way of what was published
 */
export async function finishWorkTree(repository: ContentRepository): Promise<void> {
  const checkout = await checkoutOf(repository);
  if (checkout === null) return;
  await withWorkTree(checkout, {
    finish: (move) => finish(checkout, move),
    run: async () => undefined,
  });
}

/** A working tree that has been switched to another branch is not ours to change. */
async function checkoutOf(repository: ContentRepository): Promise<Checkout | null> {
  if (!hasWorkTree(repository)) return null;
  return (await repository.head()) === repository.main ? repository : null;
}

const hasWorkTree = (repository: ContentRepository): repository is Checkout =>
  repository.workTree !== null;

/** What was begun and not finished: the branch may have moved, and the files not have followed. */
async function finish(repository: Checkout, move: MainMove) {
  const tip = await repository.tip();
  if (tip === null || !(await repository.isAncestor(move.to, tip))) return;
  await adoptWritten(repository, move);
  await readTree(repository, move, NOT_FOLLOWED);
}

/**
 * Files that had been written when their process was killed, and that the index does not know.
 * One that was being written just then is the beginning of what it was to be: it is written anew.
 */
async function adoptWritten(repository: Checkout, { from, to }: MainMove): Promise<void> {
  const place = { workTree: repository.workTree };
  const output = await repository.git(
    ['diff-tree', ...PLAIN_DIFF, '-r', '-z', '--no-renames', from, to],
    place,
  );
  const fields = output.toString().split('\0');
  const lines: string[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [, mode = '', before, oid = ''] = (fields[index] ?? '').split(' ');
    const file = fields[index + 1] ?? '';
    // A folder or a link in its place is for git to judge, in the next step.
    const entry = await lstat(path.join(repository.workTree, file)).catch(ifMissing(null));
    const there = entry?.isFile()
      ? await repository.text(['hash-object', '--', file], place)
      : null;
    if (there === oid) lines.push(`${mode} ${oid}\t${file}\0`);
    else if (there !== null && there !== before && oid !== NOTHING) {
      await removeHalf(path.join(repository.workTree, file), await repository.read(oid));
    }
  }
  await repository.git(['update-index', '-z', '--index-info'], {
    ...place,
    input: lines.join(''),
  });
}

async function removeHalf(file: string, whole: Buffer): Promise<void> {
  const bytes = await readFile(file);
  if (whole.subarray(0, bytes.length).equals(bytes)) await rm(file);
}

/** Brings index and files from one commit to another, as a checkout would. */
async function readTree(
  repository: Checkout,
  { from, to }: MainMove,
  refusal: UnsavedRefusal,
  options: string[] = [],
): Promise<void> {
  const place = { workTree: repository.workTree };
  await whenUnlocked(repository, async () => {
    // Files that were only touched count as changed until git has looked at them again.
    // Not `-q`: with it git does not say either that the index is locked.
    await repository.git(['update-index', '--refresh'], place).catch(unlessDirty);
    await repository.git(['read-tree', '-m', '-u', ...options, from, to], place);
  }).catch((error: unknown) => {
    throw unsavedIn(error, refusal) ?? error;
  });
}

/** Git's index is locked while anybody's git command works on it. */
async function whenUnlocked(
  repository: ContentRepository,
  work: () => Promise<void>,
): Promise<void> {
  const lock = indexLock(repository);
  const isLocked = (error: unknown) =>
    error instanceof GitError && error.stderr.includes('index.lock');
  try {
    await pRetry(work, {
      retries: Infinity,
      maxRetryTime: 5_000,
      minTimeout: 50,
      factor: 1,
      shouldRetry: ({ error }) => isLocked(error),
    });
  } catch (error) {
    if (!isLocked(error)) throw error;
    const left = (await stat(lock).catch(ifMissing(null)))
      ? ` If none is, delete ${lock}.`
      : '';
    throw new Refusal(
      503,
      `Another git command is at work in the site’s folder. Try again when it is done.${left}`,
    );
  }
}

/** `update-index --refresh` ends with 1 where files were changed, which is what we ask for next. */
function unlessDirty(error: unknown): void {
  if (!(error instanceof GitError) || error.status !== 1) throw error;
}

/** What is said of files that hold what nobody has committed. @param files with commas between */
type UnsavedRefusal = (files: string) => string;

const NOTHING_CHANGED: UnsavedRefusal = (files) =>
  `Nothing was changed: the folder of the site holds changes to ${files} that are in no commit. Commit them there, or undo them, and try again.`;

const NOT_FOLLOWED: UnsavedRefusal = (files) =>
  `The folder of the site is behind what was published: it holds changes to ${files} that are in no commit. Commit them there, or undo them.`;

/** Git's refusal to overwrite what someone has not committed, in words. */
function unsavedIn(error: unknown, refusal: UnsavedRefusal): Refusal | null {
  if (!(error instanceof GitError)) return null;
  const files = [...error.stderr.matchAll(/(?:Entry|file) '(.+?)' (?:not uptodate|would be)/g)];
  if (files.length === 0) return null;
  const names = [...new Set(files.map(([, name]) => name))].join(', ');
  return new Refusal(409, refusal(names));
}
