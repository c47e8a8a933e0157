import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gitVariables } from './git.ts';

/** Runs git in a folder as a person does: it finds the repository. @returns its output */
export async function gitIn(
  folder: string,
  args: string[],
  { env }: { env?: Record<string, string> } = {},
): Promise<Buffer> {
  const options = { cwd: folder, env: gitVariables(env), encoding: 'buffer' } as const;
  return (await promisify(execFile)('git', args, options)).stdout;
}

/** Who commits in tests, whatever the machine's own settings are. */
const TESTER = ['-c', 'user.name=Test Editor', '-c', 'user.email=editor@example.org'];

/** Repositories that were made before, by what is in them: a copy takes a tenth of the time. */
const made = new Map<string, Promise<string>>();

/** A clone with these files on its branch `main`, in a temporary folder. */
export function cloneWith(files: Files): Promise<string> {
  return copyOf(`clone ${JSON.stringify(files)}`, async (folder) => {
    await gitIn(folder, ['init', '-q', '-b', 'main', '--template=']);
    await commitFiles(folder, files);
  });
}

/** The same as a bare repository. */
export function bareWith(files: Files): Promise<string> {
  return copyOf(`bare ${JSON.stringify(files)}`, async (folder) => {
    const clone = await cloneWith(files);
    await gitIn(folder, ['clone', '-q', '--bare', '--template=', clone, '.']);
  });
}

type Files = Record<string, string | Buffer>;

async function copyOf(key: string, make: (folder: string) => Promise<void>): Promise<string> {
  const original = made.get(key) ?? madeBy(make);
  made.set(key, original);
  const copy = temporaryFolder();
  cpSync(await original, copy, { recursive: true });
  return copy;
}

async function madeBy(make: (folder: string) => Promise<void>): Promise<string> {
  const folder = temporaryFolder();
  await make(folder);
  return folder;
}

function temporaryFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'masthead-git-'));
}

/** Writes files into a clone and commits everything in it. @returns the commit */
export async function commitFiles(clone: string, files: Files): Promise<string> {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.join(clone, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(clone, file), content);
  }
  await gitIn(clone, ['add', '-A']);
  await gitIn(clone, [...TESTER, 'commit', '-q', '--allow-empty', '-m', 'A commit of a test']);
  return (await gitIn(clone, ['rev-parse', 'HEAD'])).toString().trim();
}
