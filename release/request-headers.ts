import type { IncomingMessage } from 'node:http';

/** Browsers send about twenty lines. A server in front adds a few. */
const MOST_HEADER_LINES = 200;

/**
 * Whether a request has more header lines than anybody needs.
 * @param request of a server whose `maxHeadersCount` is 0: others drop lines before we see them
 */
export const hasTooManyHeaders = ({ rawHeaders }: IncomingMessage): boolean =>
  rawHeaders.length / 2 > MOST_HEADER_LINES;

/**
 * How long the body of a request is, in bytes, by the lines that were sent: `headers` may have
 * been changed on the way, and holds one line of each name.
 * @returns the largest number where there are several; Infinity where the length is not said
 */
export function announcedLength({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): number {
  let length = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase();
    if (name === 'transfer-encoding') return Number.POSITIVE_INFINITY;
    if (name !== 'content-length') continue;
    const announced = Number(rawHeaders[at + 1]);
    // What is no number announces nothing that can be relied on.
    length = Math.max(length, Number.isNaN(announced) ? Number.POSITIVE_INFINITY : announced);
  }
  return length;
}
