import { randomUUID } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { GitError, git, gitText } from '#sources/git/git.ts';
import { commitAt, readBlob } from '#sources/git/objects.ts';
import { type ContentRepository, headOf } from '#sources/git/repository.ts';
import { isAncestor } from './merge.ts';
import { changeRecord } from './records.ts';
import { type Move, moveRefs, NOTHING } from './refs.ts';
import { Refusal } from './refusal.ts';

/**
 * Who is bringing the working tree up to date, and what they have begun: where they are
 * killed, the next one finishes it.
 */
type Hold = {
  holder: string;
  /** Null once it was let go of with something left to finish. */
  pid: number | null;
  /** The machine or container on which that number means something. */
  host: string;
  /** ISO 8601. */
  since: string;
  begun: { from: string; to: string }[];
};

type Checkout = ContentRepository & { workTree: string };

/** Nobody needs longer; whoever has held it for so long is gone, even if a process has its number. */
const HELD_MS = 20_000;

/**
 * Moves the main branch, and other refs with it. Where the branch is checked out, the files
 * that change are brought up to date in the working tree; if that fails after the branch has
 * moved, it is done by whoever reads them next (`finishWorkTree`).
 * @throws Refusal where someone has unsaved changes in those files; nothing is moved then
 * @throws RefMoved where a ref is no longer where it was expected
 */
export async function moveMain(
  repository: ContentRepository,
  [main, ...others]: [{ from: string; to: string }, ...Move[]],
): Promise<void> {
  // One after the other (git's files-backend.c), removals last: who is killed between them leaves
  // a draft too many, and not one too few.
  const moves = [...others, { ref: repository.main, ...main }];
  const checkout = await checkoutOf(repository);
  if (checkout === null) return moveRefs(repository.gitDir, moves);
  await holding(checkout, async (begin) => {
    await readTree(checkout, main, NOTHING_CHANGED, ['--dry-run']);
    const end = await begin(main);
    await moveRefs(repository.gitDir, moves).catch((error) => {
      end();
      throw error;
    });
    await readTree(checkout, main, NOT_FOLLOWED).then(end, (error) =>
      console.error(error.message),
    );
  });
}

/**
 * Finishes what a process has begun that was killed, or could not bring the files up to date; for
 * whoever is going to read them.
 * @throws Refusal where they are in the way of what was published
 */
export async function finishWorkTree(repository: ContentRepository): Promise<void> {
  const checkout = await checkoutOf(repository);
  if (checkout) await holding(checkout, async () => undefined);
}

/** A working tree that has been switched to another branch is not ours to change. */
async function checkoutOf({ workTree, ...rest }: ContentRepository): Promise<Checkout | null> {
  if (workTree === null) return null;
  return (await headOf(rest.gitDir)) === rest.main ? { ...rest, workTree } : null;
}

/** Takes note of a move that has begun. @returns what takes note that it is finished */
type Begin = (move: Hold['begun'][number]) => Promise<() => void>;

/** Within this process they queue up; the record keeps other processes out. */
const queues = new Map<string, Promise<void>>();

async function holding(
  repository: Checkout,
  work: (begin: Begin) => Promise<void>,
): Promise<void> {
  const before = queues.get(repository.gitDir) ?? Promise.resolve();
  const turn = before.then(() => withHold(repository, work));
  queues.set(
    repository.gitDir,
    turn.catch(() => undefined),
  );
  return turn;
}

async function withHold(repository: Checkout, work: (begin: Begin) => Promise<void>) {
  const holder = randomUUID();
  const left = await take(repository, holder);
  const unfinished = new Set(left?.begun);
  const say = (how: (hold: Hold) => Hold | null) =>
    change(repository, (hold) => (hold?.holder === holder ? how(hold) : hold));
  try {
    // Git that was killed keeps the index locked, even where it only looked at it.
    if (left && left.pid !== null) await rm(indexLock(repository.gitDir), { force: true });
    for (const move of unfinished) {
      await finish(repository, move);
      unfinished.delete(move);
    }
    await work(async (move) => {
      unfinished.add(move);
      await say((hold) => ({ ...hold, begun: [...unfinished] }));
      return () => unfinished.delete(move);
    });
  } finally {
    const begun = [...unfinished];
    await say((hold) => (begun.length > 0 ? { ...hold, pid: null, begun } : null));
  }
}

/** Waits for the hold and takes it. @returns what one before has left, if anything */
async function take(repository: Checkout, holder: string): Promise<Hold | null> {
  const deadline = performance.now() + HELD_MS + 5_000;
  for (;;) {
    let left: Hold | null = null;
    const taken = await change(repository, (hold) => {
      if (hold && !isGone(hold)) return hold;
      left = hold;
      const since = new Date().toISOString();
      return { holder, pid: process.pid, host: hostname(), since, begun: hold?.begun ?? [] };
    });
    if (taken?.holder === holder) return left;
    if (performance.now() > deadline) {
      throw new Refusal(503, 'The site’s files are being changed just now. Try again.');
    }
    await setTimeout(30 + Math.random() * 30);
  }
}

const change = (repository: Checkout, how: (hold: Hold | null) => Hold | null) =>
  changeRecord<Hold>(repository, 'work-tree', 'hold', how);

function isGone({ pid, host, since }: Hold): boolean {
  if (pid === null) return true;
  if (Date.now() - Date.parse(since) > HELD_MS) return true;
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** What was begun and not finished: the branch may have moved, and the files not have followed. */
async function finish(repository: Checkout, move: Hold['begun'][number]) {
  const { gitDir, main } = repository;
  const tip = await commitAt(gitDir, main);
  if (tip === null || !(await isAncestor(gitDir, move.to, tip))) return;
  await adoptWritten(repository, move);
  await readTree(repository, move, NOT_FOLLOWED);
}

/**
 * Files that had been written when their process was killed, and that the index does not know.
 * One that was being written just then is the beginning of what it was to be: it is written anew.
 */
async function adoptWritten(
  { gitDir, workTree }: Checkout,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const place = { workTree };
  const output = await git(gitDir, ['diff-tree', '-r', '-z', '--no-renames', from, to], place);
  const fields = output.toString().split('\0');
  const lines: string[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [, mode = '', before, oid = ''] = (fields[index] ?? '').split(' ');
    const file = fields[index + 1] ?? '';
    // What is not there cannot be hashed; nor can it be in the way.
    const there = await gitText(gitDir, ['hash-object', '--', file], place).catch(() => null);
    if (there === oid) lines.push(`${mode} ${oid}\t${file}\0`);
    else if (there !== null && there !== before && oid !== NOTHING) {
      await removeHalf(path.join(workTree, file), await readBlob(gitDir, oid));
    }
  }
  await git(gitDir, ['update-index', '-z', '--index-info'], {
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
  { gitDir, workTree }: Checkout,
  { from, to }: { from: string; to: string },
  refusal: UnsavedRefusal,
  options: string[] = [],
): Promise<void> {
  const place = { workTree };
  await whenUnlocked(gitDir, async () => {
    // Files that were only touched count as changed until git has looked at them again.
    // Not `-q`: with it git does not say either that the index is locked.
    await git(gitDir, ['update-index', '--refresh'], place).catch(unlessDirty);
    await git(gitDir, ['read-tree', '-m', '-u', ...options, from, to], place);
  }).catch((error: unknown) => {
    throw unsavedIn(error, refusal) ?? error;
  });
}

const indexLock = (gitDir: string) => path.join(gitDir, 'index.lock');

/** Git's index is locked while anybody's git command works on it. */
async function whenUnlocked(gitDir: string, work: () => Promise<void>): Promise<void> {
  const lock = indexLock(gitDir);
  const deadline = performance.now() + 5_000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof GitError) || !error.stderr.includes('index.lock')) throw error;
      if (performance.now() > deadline) {
        const left = (await stat(lock).catch(() => null)) ? ` If none is, delete ${lock}.` : '';
        throw new Refusal(
          503,
          `Another git command is at work in the site’s folder. Try again when it is done.${left}`,
        );
      }
      await setTimeout(50);
    }
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
