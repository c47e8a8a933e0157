import { ReleaseError } from '#release/export.ts';
import { DamagedRelease } from '#release/manifest.ts';
import { ShipError } from '#release/ship/failure.ts';
import { logError } from '#site/log-error.ts';
import { EnvironmentError } from '#site/variable.ts';
import { ContentFolderError } from '#sources/content-tree.ts';
import { Refusal } from '#studio/repository/refusal.ts';
import { NoGitIdentity } from '#studio/session/git-identity.ts';
import { BuildFailure } from './build-process.ts';
import { CodeChanged } from './code-now.ts';
import { refusalOf } from './supported-node.cjs';

/** The content has errors, and the report has said which: the command ends here. */
export class ContentErrors extends Error {
  override name = 'ContentErrors';
}

/**
 * Runs a command to its end. What a person can mend is said in a sentence; anything else
 * is a fault of ours and keeps its stack trace. Both end the process with 1.
 */
export async function run(command: () => Promise<void>): Promise<void> {
  // The scripts of package.json have asked already; a container may start the file itself.
  const refusal = refusalOf(process.version);
  if (refusal !== null) {
    console.error(refusal);
    process.exitCode = 1;
    return;
  }
  try {
    await command();
  } catch (error) {
    logError(sentenceFor(error) ?? error);
    process.exitCode = 1;
  }
}

/** What a person can mend, in a sentence; null for a fault of ours. */
export function sentenceFor(error: unknown): string | null {
  const mendable = [
    ContentFolderError,
    EnvironmentError,
    ContentErrors,
    ReleaseError,
    DamagedRelease,
    ShipError,
    BuildFailure,
    CodeChanged,
    NoGitIdentity,
    Refusal,
  ].some((kind) => error instanceof kind);
  return mendable ? (error as Error).message : systemFault(error);
}

/** What the system refused, for a person to mend; null for anything else. */
function systemFault(error: unknown): string | null {
  const { code, port, path } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Set PORT to another one.`;
  if (code === 'ENOSPC')
    return `The disk is full${path ? `, at ${path}` : ''}. Readers keep what they have.`;
  return null;
}
