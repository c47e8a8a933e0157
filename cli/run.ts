import { logError } from '#site/log-error.ts';
import { userMessageOf } from '#system/user-error.ts';
import { refusalOf } from './supported-node.cjs';

/**
 * Runs a command to its end. An error that a person can fix is printed as its message; any other
 * error is printed with its stack trace. Both end the process with exit code 1.
 */
export async function run(command: () => Promise<void>): Promise<void> {
  // The scripts of package.json check this too; a container may start the file itself.
  const refusal = refusalOf(process.version);
  if (refusal !== null) {
    console.error(refusal);
    process.exitCode = 1;
    return;
  }
  try {
    await command();
  } catch (error) {
    logError(userMessageOf(error) ?? error);
    process.exitCode = 1;
  }
}
