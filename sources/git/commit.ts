import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { git, gitText } from './git.ts';
import { readObject } from './objects.ts';
import type { TreeFile } from './tree.ts';

/** Who made a change, as commits name them. */
export type Person = { name: string; email: string };

/** A file of the content folder with new content; null deletes it. */
export type Change = { path: string; content: Buffer | null };

/** Files by their path from the tree's root; null for one that is to go. */
export type TreeChanges = ReadonlyMap<string, TreeFile | null>;

/** Written to disk before it is named: what was saved survives a loss of power. */
export const DURABLE = ['-c', 'core.fsync=committed,loose-object,reference'];

/** How git names an object that is not there. */
export const NOTHING = '0'.repeat(40);

/** Stores bytes. @returns the object's name */
export function writeBlob(gitDir: string, content: Buffer): Promise<string> {
  return gitText(gitDir, [...DURABLE, 'hash-object', '-w', '--stdin'], { input: content });
}

/**
 * The tree of a commit with some files exchanged.
 * @param base a commit or a tree; null for an empty one
 */
export async function treeWith(
  gitDir: string,
  base: string | null,
  changes: TreeChanges,
): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'masthead-index-'));
  const env = { GIT_INDEX_FILE: path.join(folder, 'index') };
  const lines = [...changes].map(([file, change]) =>
    change === null ? `0 ${NOTHING}\t${file}\0` : `${change.mode} ${change.oid}\t${file}\0`,
  );
  try {
    if (base !== null) await git(gitDir, ['read-tree', base], { env });
    const input = lines.join('');
    await git(gitDir, ['update-index', '-z', '--index-info'], { env, input });
    return await gitText(gitDir, [...DURABLE, 'write-tree'], { env });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export type NewCommit = { tree: string; parents: string[]; author: Person; message: string };

/** Writes a commit that no ref names yet. @returns its name */
export function writeCommit(gitDir: string, commit: NewCommit): Promise<string> {
  const { tree, parents, author, message } = commit;
  const { name, email } = author;
  return gitText(
    gitDir,
    [
      ...DURABLE,
      ...['-c', 'commit.gpgSign=false', 'commit-tree', tree],
      ...parents.flatMap((parent) => ['-p', parent]),
      ...['-F', '-'],
    ],
    {
      input: message,
      env: {
        GIT_AUTHOR_NAME: name,
        GIT_AUTHOR_EMAIL: email,
        GIT_COMMITTER_NAME: name,
        GIT_COMMITTER_EMAIL: email,
      },
    },
  );
}

/** What a commit says of itself. Names come as git stored them. */
export type CommitDescription = {
  tree: string;
  parents: string[];
  author: Person;
  /** ISO 8601. */
  date: string;
  message: string;
};

export async function describeCommit(
  gitDir: string,
  commit: string,
): Promise<CommitDescription> {
  const text = (await readObject(gitDir, commit))?.content.toString() ?? '';
  const [head = '', ...message] = text.split('\n\n');
  const fields = (name: string) =>
    head
      .split('\n')
      .flatMap((line) => (line.startsWith(`${name} `) ? [line.slice(name.length + 1)] : []));
  const [, name = '', email = '', seconds = '0'] =
    fields('author')[0]?.match(/^(.*) <(.*)> (\d+) [+-]\d{4}$/) ?? [];
  return {
    tree: fields('tree')[0] ?? '',
    parents: fields('parent'),
    author: { name, email },
    date: new Date(Number(seconds) * 1000).toISOString(),
    message: message.join('\n\n'),
  };
}
