import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { variablesFor } from '#site/environment.ts';

/** What a run of git is given beside its arguments. */
export type GitInput = {
  input?: Buffer | string;
  /** Variables for git, such as `GIT_INDEX_FILE`. */
  env?: Record<string, string>;
  /** Settings for this run. Other users of the machine cannot see them, as they can arguments. */
  settings?: Record<string, string>;
  /** The folder of a working tree, for commands that touch one. */
  workTree?: string;
  /** After so many milliseconds it is ended. */
  limit?: number;
};

export class GitError extends Error {
  override name = 'GitError';
  readonly status: number | null;
  readonly stderr: string;
  /** What it had written before it gave up: for some commands, the names of conflicts. */
  readonly output: string;
  /** What the system refused, as Node would name it; undefined where it refused nothing. */
  readonly code: string | undefined;
  /** Where: the repository. */
  readonly path: string;

  constructor(
    args: string[],
    folder: string,
    { status, stderr, output }: Pick<GitError, 'status' | 'stderr' | 'output'>,
  ) {
    const command = args.find((word, at) => !word.startsWith('-') && args[at - 1] !== '-c');
    const end = status === null ? 'was ended by a signal' : `ended with ${status}`;
    super(`git ${command} in ${folder} ${end}: ${stderr.trim() || 'it gave no reason.'}`);
    this.status = status;
    this.stderr = stderr;
    this.output = output;
    this.code = SYSTEM_ERRORS.find(({ says }) => stderr.includes(says))?.code;
    this.path = folder;
  }
}

/** In English, which `gitVariables` asks for. */
const SYSTEM_ERRORS = [
  { says: 'Read-only file system', code: 'EROFS' },
  { says: 'No space left on device', code: 'ENOSPC' },
];

/**
 * What a hook or a shell that started us says about another repository is not for ours
 * (`git rev-parse --local-env-vars`), nor is a program that it names for differences.
 */
const OF_ANOTHER_REPOSITORY = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_COMMON_DIR',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_NAMESPACE',
  'GIT_CONFIG',
  'GIT_CONFIG_PARAMETERS',
  'GIT_GRAFT_FILE',
  'GIT_SHALLOW_FILE',
  'GIT_REPLACE_REF_BASE',
  'GIT_EXTERNAL_DIFF',
];

/**
 * Git starts no program that a repository names for its own events. What reaches other servers,
 * as `core.sshCommand` and credential helpers, is the operator's and stays.
 */
const NO_PROGRAMS = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false'];

/** Options of git's commands that show differences: no program of a repository's makes them. */
export const PLAIN_DIFF = ['--no-ext-diff', '--no-textconv'];

/**
 * What stands before each command: where the repository is, so that git does not look for one.
 * Calls that touch no files have the repository's own folder for a working tree, in which nothing
 * is that anybody has committed, such as `.gitattributes`.
 */
export function gitOptions(gitDir: string, workTree?: string): string[] {
  const hasWorkTree = workTree !== undefined || gitDir.split(path.sep).includes('.git');
  const tree = hasWorkTree ? [`--work-tree=${workTree ?? gitDir}`] : [];
  return [`--git-dir=${gitDir}`, ...tree, ...NO_PROGRAMS];
}

/** Variables for git: English messages, since some are read, and no question to a terminal. */
export function gitVariables(added: Record<string, string> = {}): NodeJS.ProcessEnv {
  const variables = variablesFor({ LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' });
  for (const name of OF_ANOTHER_REPOSITORY) delete variables[name];
  return { ...variables, ...added };
}

/** Settings as variables for git, after those that the operator has set in the same way. */
function settingVariables(
  settings: Record<string, string>,
  variables: NodeJS.ProcessEnv,
): Record<string, string> {
  const before = Number(variables.GIT_CONFIG_COUNT ?? 0);
  const entries = Object.entries(settings);
  const numbered = entries.flatMap(([key, value], at) => [
    [`GIT_CONFIG_KEY_${before + at}`, key],
    [`GIT_CONFIG_VALUE_${before + at}`, value],
  ]);
  return { ...Object.fromEntries(numbered), GIT_CONFIG_COUNT: String(before + entries.length) };
}

/**
 * Runs git on a repository, without a shell.
 * @param gitDir the repository's own folder: a bare one, or `.git`
 * @returns what it wrote to its standard output
 * @throws GitError with what it wrote to its standard error
 */
export function git(gitDir: string, args: string[], given: GitInput = {}): Promise<Buffer> {
  const { workTree } = given;
  return runGit(workTree ?? gitDir, [...gitOptions(gitDir, workTree), ...args], given);
}

/** The same, as text without the last line's end. */
export async function gitText(
  gitDir: string,
  args: string[],
  given: GitInput = {},
): Promise<string> {
  return (await git(gitDir, args, given)).toString().replace(/\n$/, '');
}

/**
 * Clones a repository into a bare one. @param into is made by it
 * @throws GitError
 */
export async function cloneBare(address: string, into: string, limit: number): Promise<void> {
  const words = ['clone', '-q', '--bare', '--', address, into];
  await runGit(path.dirname(into), [...gitOptions(into), ...words], { limit });
}

/**
 * A setting of git's, as the user and the machine have it, and a repository if one is named.
 * @param gitDir null for none @returns empty where it is not set @throws GitError
 */
export async function gitSetting(gitDir: string | null, key: string): Promise<string> {
  const words = ['config', '--get', '--default=', key];
  // What is no repository keeps git from looking for one.
  const folder = gitDir ?? os.devNull;
  const output = await runGit(gitDir ?? os.tmpdir(), [...gitOptions(folder), ...words]);
  return output.toString().trim();
}

async function runGit(
  folder: string,
  args: string[],
  { input, env, settings = {}, limit }: GitInput = {},
): Promise<Buffer> {
  const variables = gitVariables(env);
  const child = spawn('git', args, {
    cwd: folder,
    env: { ...variables, ...settingVariables(settings, variables) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const [out, errors]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  // Git that ends before it has read everything says why on its standard error.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const late = limit === undefined ? undefined : setTimeout(giveUp, limit);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => clearTimeout(late));
  if (status !== 0) {
    const [output, stderr] = [out, errors].map((chunks) => Buffer.concat(chunks).toString());
    throw new GitError(args, folder, { status, stderr: stderr ?? '', output: output ?? '' });
  }
  return Buffer.concat(out);

  function giveUp(): void {
    errors.push(Buffer.from(`no answer within ${(limit ?? 0) / 1000} seconds`));
    child.kill();
    // Programs that it has started, as ssh, may keep them open.
    for (const pipe of [child.stdout, child.stderr]) pipe.destroy();
  }
}
