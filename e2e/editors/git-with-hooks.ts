import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { environment } from '#site/environment.ts';

/**
 * Variables for a server whose git runs hooks: it has git run none, and a test that stops git at
 * a moment needs one. A program called git, before the real one, names the folder of hooks.
 * @param folder where the program is to lie
 * @param hooks folder of hooks, for every call of git
 */
export function gitWithHooks(folder: string, hooks: string): { PATH: string } {
  const { searchPath } = environment();
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  mkdirSync(folder, { recursive: true });
  const lines = [
    '#!/bin/sh',
    'for word do',
    '  shift',
    `  [ "$word" = core.hooksPath=/dev/null ] && word='core.hooksPath=${hooks}'`,
    '  set -- "$@" "$word"',
    'done',
    `exec '${real}' "$@"`,
  ];
  writeFileSync(path.join(folder, 'git'), `${lines.join('\n')}\n`, { mode: 0o755 });
  return { PATH: `${folder}:${searchPath}` };
}
