import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { gitOptions, gitVariables } from './git.ts';

/** `size` is in bytes; `content` is empty where only that was asked for. */
export type GitObject = { oid: string; type: string; size: number; content: Buffer };

/** An object that should be there and is not: the repository is damaged, or the name wrong. */
export class MissingObject extends Error {
  override name = 'MissingObject';
}

/**
 * Reads one object of a repository, by a process that stays (a tenth of a millisecond
 * instead of five).
 * @param name an object's name, or a full ref such as `refs/heads/main`
 * @returns null where there is none
 */
export function readObject(gitDir: string, name: string): Promise<GitObject | null> {
  return readerOf(gitDir).ask(`contents ${name}`);
}

/** The same without its content: how large an object is can be asked before it is read. */
export function objectHead(gitDir: string, name: string): Promise<GitObject | null> {
  return readerOf(gitDir).ask(`info ${name}`);
}

/** The bytes of a file, by its object's name. @throws MissingObject */
export async function readBlob(gitDir: string, oid: string): Promise<Buffer> {
  const object = await readObject(gitDir, oid);
  if (object?.type !== 'blob') {
    throw new MissingObject(`${gitDir} holds no file ${oid}. Run git fsck on it.`);
  }
  return object.content;
}

/** The commit that a ref or a name stands for, or null where there is none. */
export async function commitAt(gitDir: string, name: string): Promise<string | null> {
  return (await readerOf(gitDir).ask(`info ${name}^{commit}`))?.oid ?? null;
}

type Reader = { ask: (question: string) => Promise<GitObject | null> };
type Waiting = {
  question: string;
  resolve: (object: GitObject | null) => void;
  reject: (error: Error) => void;
};

const readers = new Map<string, Reader>();

function readerOf(gitDir: string): Reader {
  const open = readers.get(gitDir) ?? startReader(gitDir);
  readers.set(gitDir, open);
  return open;
}

function startReader(gitDir: string): Reader {
  const child = spawn('git', [...gitOptions(gitDir), 'cat-file', '--batch-command'], {
    cwd: gitDir,
    env: gitVariables(),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting: Waiting[] = [];
  const answers = answersIn(() => waiting[0]?.question.startsWith('info ') ?? false);
  keepAlive(child, false);

  child.stdout.on('data', (chunk: Buffer) => {
    for (const answer of answers(chunk)) waiting.shift()?.resolve(answer);
    if (waiting.length === 0) keepAlive(child, false);
  });
  const end = (error: Error) => {
    if (readers.get(gitDir) === reader) readers.delete(gitDir);
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  child.once('error', end);
  child.once('close', () => end(new Error(`git cat-file in ${gitDir} has ended.`)));
  child.stdin.on('error', end);

  const reader: Reader = {
    ask(question) {
      if (/[\n\0]/.test(question)) {
        return Promise.reject(
          new MissingObject(`No name of git's: ${JSON.stringify(question)}.`),
        );
      }
      keepAlive(child, true);
      return new Promise((resolve, reject) => {
        waiting.push({ question, resolve, reject });
        child.stdin.write(`${question}\n`);
      });
    },
  };
  return reader;
}

/** A reader that nobody waits for keeps no program from ending. */
function keepAlive(child: ChildProcessByStdio<Writable, Readable, null>, alive: boolean): void {
  for (const handle of [child, child.stdin as Socket, child.stdout as Socket]) {
    if (alive) handle.ref();
    else handle.unref();
  }
}

/** Takes cat-file's output apart, in whatever pieces it comes. */
function answersIn(withoutContent: () => boolean) {
  let pieces: Buffer[] = [];
  let length = 0;
  let needed = 0;
  return function* (chunk: Buffer): Generator<GitObject | null> {
    pieces.push(chunk);
    length += chunk.length;
    // A large file comes in many pieces, which are joined once.
    while (length > 0 && length >= needed) {
      const bytes = Buffer.concat(pieces);
      pieces = [bytes];
      const end = bytes.indexOf('\n');
      if (end === -1) return;
      const header = bytes.subarray(0, end).toString();
      const [oid = '', type = '', size = ''] = header.split(' ');
      const found = /^[0-9a-f]{40,64} [a-z]+ \d+$/.test(header);
      const bodyEnd = end + 1 + (found && !withoutContent() ? Number(size) + 1 : 0);
      needed = bodyEnd;
      if (length < needed) return;
      const content = Buffer.from(bytes.subarray(end + 1, Math.max(end + 1, bodyEnd - 1)));
      pieces = bodyEnd < length ? [bytes.subarray(bodyEnd)] : [];
      length -= bodyEnd;
      needed = 0;
      yield found ? { oid, type, size: Number(size), content } : null;
    }
  };
}
