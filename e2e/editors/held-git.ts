import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';

/**
 * The moments at which git tells a hook that refs are about to move, and that they have: it
 * waits for the hook, and holds the locks until then in the first of them.
 */
export const moments = {
  'just before the branch moves': 'prepared',
  'just after the branch has moved': 'committed',
} as const;

export type Moment = keyof typeof moments;

/** Has git (git-with-hooks.ts) stop for ever at a moment of the next change of a ref. */
export function holdGit(repository: string, moment: Moment, ref: string) {
  const hook = path.join(repository, 'hooks/reference-transaction');
  const [reached, never] = ['reached', 'never'].map((name) => path.join(repository, name));
  if (!reached || !never) throw new Error('There are two files.');
  mkdirSync(path.dirname(hook), { recursive: true });
  execFileSync('mkfifo', [never]);
  writeFileSync(
    hook,
    `#!/bin/sh\n[ "$1" = ${moments[moment]} ] && grep -q ' ${ref}$' || exit 0\n: > '${reached}'\nread -r _ < '${never}'\n`,
    { mode: 0o755 },
  );
  return {
    reached: () =>
      expect
        .poll(() => existsSync(reached), { message: moment, timeout: 60_000, intervals: [10] })
        .toBe(true),
    release: () => {
      for (const file of [hook, reached, never]) rmSync(file, { force: true });
    },
  };
}
