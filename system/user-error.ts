import { dirname } from 'node:path';

/** The place in a file to which an error belongs; line and column count from 1. */
export type ErrorPlace = { file: string; line?: number; column?: number };

/**
 * An error that a person can fix: an operator, an editor or an author. Commands print its message
 * without a stack trace; any other error is a fault of this program and keeps its trace.
 *
 * The message is what people read: the place, what is wrong and the repair, in that order.
 */
export class UserError extends Error {
  override name = 'UserError';
  readonly place: ErrorPlace | null;
  readonly repair: string | null;

  /**
   * @param what is wrong, in a sentence
   * @param details.repair what to do about it, in a sentence
   */
  constructor(what: string, { place = null, repair = null }: UserErrorDetails = {}) {
    super(
      [place && `${formatPlace(place)}: ${what}`, !place && what, repair]
        .filter(Boolean)
        .join(' '),
    );
    this.place = place;
    this.repair = repair;
  }
}

export type UserErrorDetails = { place?: ErrorPlace | null; repair?: string | null };

const formatPlace = ({ file, line, column }: ErrorPlace) =>
  [file, line, line === undefined ? undefined : column]
    .filter((part) => part !== undefined)
    .join(':');

/** The message for a person who can fix the error; null for a fault of this program. */
export function userMessageOf(error: unknown): string | null {
  return error instanceof UserError ? error.message : systemMessageOf(error);
}

/** What the operating system refused, for a person to fix; null for anything else. */
function systemMessageOf(error: unknown): string | null {
  const { code, port, path } = error as NodeJS.ErrnoException & { port?: number };
  // Files are written under another name first.
  const place = path ? `, at ${dirname(path)}` : '';
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use. Set PORT to another one.`;
    case 'ENOSPC':
      return `The disk is full${place}. Readers keep what they have. Free some space, and try again.`;
    case 'EROFS':
      return `The disk is read-only${place}. Readers keep what they have. Make it writable, and try again.`;
    default:
      return null;
  }
}
