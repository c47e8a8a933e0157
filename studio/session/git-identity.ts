import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Person } from './session.ts';

export class NoGitIdentity extends Error {
  override name = 'NoGitIdentity';
}

/**
 * Who works on this machine, as git knows them.
 * @param folder within the repository, which may have a name of its own
 * @throws NoGitIdentity saying what to set
 */
export async function gitIdentity(folder: string): Promise<Person> {
  return {
    name: await configured(folder, 'user.name', 'Your Name'),
    email: await configured(folder, 'user.email', 'you@example.org'),
  };
}

async function configured(folder: string, key: string, example: string): Promise<string> {
  // With a default, git fails only where it cannot read its configuration.
  const { stdout } = await promisify(execFile)('git', ['config', '--get', '--default=', key], {
    cwd: folder,
  });
  const value = stdout.trim();
  if (value) return value;
  throw new NoGitIdentity(
    `git does not know your ${key}, under which your changes are kept. Set it: git config --global ${key} "${example}"`,
  );
}
