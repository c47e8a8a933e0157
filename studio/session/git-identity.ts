import { gitSetting } from '#sources/git/git.ts';
import { UserError } from '#system/user-error.ts';
import type { Person } from './session.ts';

/**
 * Who works on this machine, as git knows them.
 * @param gitDir of the repository, which may have a name of its own; null for none
 * @throws UserError saying what to set
 */
export async function gitIdentity(gitDir: string | null): Promise<Person> {
  return {
    name: await configured(gitDir, 'user.name', 'Your Name'),
    email: await configured(gitDir, 'user.email', 'you@example.org'),
  };
}

async function configured(
  gitDir: string | null,
  key: string,
  example: string,
): Promise<string> {
  const value = await gitSetting(gitDir, key);
  if (value) return value;
  throw new UserError(
    `git does not know your ${key}, under which your changes are kept. Set it: git config --global ${key} "${example}"`,
  );
}
