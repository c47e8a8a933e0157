import type { Finding } from '#newsroom/findings.ts';

/** A text that exceeds a limit of its parser; the message says which, as the end of a sentence. */
export class TooCostly extends Error {
  override name = 'TooCostly';
}

/**
 * The message about such a text, for an editor.
 * @param what the part of the file: “The text”, “The frontmatter”
 * @param line on which that part starts
 * @throws any other error
 */
export function findingOnCost(
  error: unknown,
  what: string,
  file: string,
  line: number,
): Finding {
  if (!(error instanceof TooCostly)) throw error;
  return {
    severity: 'error',
    rule: 'too-costly',
    file,
    line,
    column: 1,
    message: `${what} ${error.message} to read.`,
    repair:
      'Look for one sign that is repeated thousands of times, such as “*”, “_”, “[” or “|”, and take it out; or split the file.',
  };
}
