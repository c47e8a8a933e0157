import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Files } from '../command.ts';

/** A content repository as a forge would hold it, and a clone of it in which somebody works. */
export type Forge = {
  /** For `CONTENT_REPO`. */
  path: string;
  dataDir: string;
  /** Pushes files, null for one that is to go. @returns the commit */
  push: (files: Record<string, string | Uint8Array | null>) => string;
  /** Runs git on the repository. @returns what it says */
  git: (...words: string[]) => string;
  remove: () => void;
};

export function forgeWith(files: Files): Forge {
  const folder = mkdtempSync(path.join(tmpdir(), 'masthead-repository-'));
  const repository = path.join(folder, 'content.git');
  const clone = path.join(folder, 'clone');
  const run = (where: string, words: string[]) =>
    execFileSync('git', words, { cwd: where, encoding: 'utf8', stdio: 'pipe' }).trim();
  run(folder, ['init', '-q', '--bare', '-b', 'main', repository]);
  for (const [key, value] of [
    ['user.name', 'Test Editor'],
    ['user.email', 'editor@example.org'],
  ] as const) {
    run(repository, ['config', key, value]);
  }
  run(folder, ['clone', '-q', repository, clone]);
  run(clone, ['checkout', '-q', '-B', 'main']);

  const push = (changed: Record<string, string | Uint8Array | null>) => {
    for (const [name, text] of Object.entries(changed)) {
      const file = path.join(clone, name);
      if (text === null) rmSync(file);
      else {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    }
    run(clone, ['add', '-A']);
    const author = ['-c', 'user.name=Second Editor', '-c', 'user.email=second@example.org'];
    run(clone, [...author, 'commit', '-q', '-m', `Change ${Object.keys(changed).join(', ')}`]);
    run(clone, ['push', '-q', 'origin', 'main']);
    return run(clone, ['rev-parse', 'HEAD']);
  };
  push(files);
  return {
    path: repository,
    dataDir: path.join(folder, 'data'),
    push,
    git: (...words) => run(repository, words),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
