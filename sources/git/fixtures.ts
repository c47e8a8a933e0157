import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gitIn } from './git.ts';

/** Who commits in tests, whatever the machine's own settings are. */
const TESTER = ['-c', 'user.name=Test Editor', '-c', 'user.email=editor@example.org'];

/** A clone with these files on its branch `main`, in a temporary folder. */
export async function cloneWith(files: Record<string, string | Buffer>): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'masthead-git-'));
  await gitIn(folder, ['init', '-q', '-b', 'main']);
  await commitFiles(folder, files);
  return folder;
}

/** The same as a bare repository. */
export async function bareWith(files: Record<string, string | Buffer>): Promise<string> {
  const clone = await cloneWith(files);
  const bare = `${clone}.git`;
  await gitIn(clone, ['clone', '-q', '--bare', '.', bare]);
  return bare;
}

/** Writes files into a clone and commits everything in it. @returns the commit */
export async function commitFiles(
  clone: string,
  files: Record<string, string | Buffer>,
): Promise<string> {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.join(clone, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(clone, file), content);
  }
  await gitIn(clone, ['add', '-A']);
  await gitIn(clone, [...TESTER, 'commit', '-q', '--allow-empty', '-m', 'A commit of a test']);
  return (await gitIn(clone, ['rev-parse', 'HEAD'])).toString().trim();
}
