import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ignore from 'ignore';
import { fingerprint } from './fingerprint.ts';

/** Folders whose files are no part of the running program. */
const NOT_CODE = [
  '.git',
  'node_modules',
  '.ci',
  'content',
  'e2e',
  'bench',
  'docs',
  '*.test.ts',
  '*.test.tsx',
];

/** What npm writes about the installed packages, whatever package-lock.json asks for. */
const INSTALLED = 'node_modules/.package-lock.json';

/**
 * Names the version of the program, so that whatever another version compiled or read is made
 * anew. The name is derived from all files of the project that are neither ignored by
 * `.gitignore` nor listed in NOT_CODE: a new folder counts without being named anywhere. Node is
 * part of it, because another version may format dates and lists differently.
 *
 * A program that was installed as a package cannot change without its version, so it is named by
 * its name and version.
 * @param project folder with the program's package.json
 * @param dataFolders folders of the operator, absolute, which may lie within the project
 */
export function codeFingerprint(project: string, dataFolders: readonly string[] = []): string {
  if (project.split(path.sep).includes('node_modules')) return packageFingerprint(project);
  const files = listCode(project, dataFolders);
  const installed = path.join(project, INSTALLED);
  if (existsSync(installed)) files.push(INSTALLED);
  return fingerprint(
    process.version,
    ...files.sort().flatMap((file) => [file, hashOf(path.join(project, file))]),
  );
}

/** Hashes of files by their state: a publisher asks at each build whether the code has changed. */
const hashes = new Map<string, { state: string; hash: string }>();

/** File systems count time in steps: a second change within one would not be seen. */
const STEP_MS = 2_000;

function hashOf(file: string): string {
  const { ino, size, mtimeMs, ctimeMs } = statSync(file);
  const state = [ino, size, mtimeMs, ctimeMs].join('-');
  const known = hashes.get(file);
  if (known?.state === state) return known.hash;
  const hash = fingerprint(readFileSync(file));
  if (Date.now() - ctimeMs > STEP_MS) hashes.set(file, { state, hash });
  return hash;
}

function packageFingerprint(project: string): string {
  const { name, version } = JSON.parse(
    readFileSync(path.join(project, 'package.json'), 'utf8'),
  ) as { name: string; version: string };
  return fingerprint(process.version, name, version);
}

/** @returns paths from the project's root, in no particular order */
function listCode(project: string, dataFolders: readonly string[]): string[] {
  const rules = path.join(project, '.gitignore');
  const ignored = ignore()
    .add(existsSync(rules) ? readFileSync(rules, 'utf8') : '')
    .add(NOT_CODE);
  const data = new Set(dataFolders.map((folder) => path.relative(project, folder)));
  const list = (within: string): string[] =>
    readdirSync(path.join(project, within), { withFileTypes: true }).flatMap((entry) => {
      const name = path.join(within, entry.name);
      const isFolder = entry.isDirectory();
      if (data.has(name) || ignored.ignores(isFolder ? `${name}/` : name)) return [];
      if (isFolder) return list(name);
      return entry.isFile() ? [name] : [];
    });
  return list('');
}
