import { expect } from '@playwright/test';

type Git = (...words: string[]) => string;

/**
 * Nothing is broken in a repository. Git looks at objects before it looks at refs, and takes one
 * that a server moves meanwhile for a broken one: so it is asked again. What is damaged stays so.
 */
export async function expectSoundRepository(git: Git, when = 'git fsck'): Promise<void> {
  await expect.poll(() => complaintOf(git), { message: when, timeout: 60_000 }).toBe('');
}

/** What git says of a repository: a poll would end with what is thrown. */
function complaintOf(git: Git): string {
  try {
    return git('fsck', '--strict', '--no-dangling', '--no-progress');
  } catch (error) {
    return `${error}\n${(error as { stdout?: Buffer | string }).stdout ?? ''}`;
  }
}
