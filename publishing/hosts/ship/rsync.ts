import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { variablesFor } from '#site/environment.ts';
import { UserError } from '#system/user-error.ts';

/** Debian 11 and later; what creates folders on the way was not there before. */
const NEEDED = 'rsync 3.2.3 or later, here and on the host';

/**
 * Runs rsync. It asks for no shell at the other end, so that accounts which may run rsync
 * alone will do; how ssh gets there is said in ssh's own configuration.
 * @returns what it printed
 * @throws UserError with what it said
 */
export async function rsync(words: string[], input = ''): Promise<string> {
  // Words that we read are to be in one language.
  const running = promisify(execFile)('rsync', words, {
    env: variablesFor({ LC_ALL: 'C' }),
    maxBuffer: 2 ** 28,
  });
  // Who ends before reading it says why by its status.
  running.child.stdin?.on('error', () => undefined).end(input);
  try {
    return (await running).stdout;
  } catch (error) {
    const { code, stderr } = error as { code?: string | number; stderr?: string };
    if (code === 'ENOENT') throw new UserError(`There is no rsync here. Install ${NEEDED}.`);
    throw new UserError(`rsync says:\n${stderr?.trim() || String(error)}\nIt takes ${NEEDED}.`);
  }
}

/** Something that lies at the other end. */
export type Listed = { path: string; kind: 'file' | 'folder' | 'link'; target: string | null };

const KINDS = { '-': 'file', d: 'folder', l: 'link' } as const;

/** @param words where to look, and what to leave out */
export async function listed(words: string[]): Promise<Listed[]> {
  const lines = (await rsync(['--list-only', ...words])).split('\n');
  return lines.flatMap((line) => {
    const [, kind, name] = /^([-dl])\S{9}\s+[\d,.]+ \S+ \S+ (.+)$/.exec(line) ?? [];
    if (!kind || !name || name === '.') return [];
    const [path = '', target = null] = kind === 'l' ? name.split(' -> ', 2) : [name];
    return [{ path, target, kind: KINDS[kind as keyof typeof KINDS] }];
  });
}
