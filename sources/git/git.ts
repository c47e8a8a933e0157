import { spawn } from 'node:child_process';
import { variablesFor } from '#site/environment.ts';

/** What a run of git is given beside its arguments. */
export type GitInput = {
  input?: Buffer | string;
  /** Variables for git, such as `GIT_INDEX_FILE`. */
  env?: Record<string, string>;
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
  }
}

/** What a hook or a shell that started us says about another repository is not for ours. */
const OF_ANOTHER_REPOSITORY = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_COMMON_DIR',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_NAMESPACE',
];

/** Variables for git: English messages, since some are read, and no question to a terminal. */
export function gitVariables(added: Record<string, string> = {}): NodeJS.ProcessEnv {
  const variables = variablesFor({ LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' });
  for (const name of OF_ANOTHER_REPOSITORY) delete variables[name];
  return { ...variables, ...added };
}

/**
 * Runs git on a repository, without a shell.
 * @param gitDir the repository's own folder: a bare one, or `.git`
 * @returns what it wrote to its standard output
 * @throws GitError with what it wrote to its standard error
 */
export function git(gitDir: string, args: string[], given: GitInput = {}): Promise<Buffer> {
  const { workTree } = given;
  const where = workTree === undefined ? [] : [`--work-tree=${workTree}`];
  return gitIn(workTree ?? gitDir, [`--git-dir=${gitDir}`, ...where, ...args], given);
}

/** The same, as text without the last line's end. */
export async function gitText(
  gitDir: string,
  args: string[],
  given: GitInput = {},
): Promise<string> {
  return (await git(gitDir, args, given)).toString().replace(/\n$/, '');
}

/** Runs git in a folder, and lets it find the repository. @throws GitError */
export async function gitIn(
  folder: string,
  args: string[],
  { input, env, limit }: GitInput = {},
): Promise<Buffer> {
  const child = spawn('git', args, {
    cwd: folder,
    env: gitVariables(env),
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
