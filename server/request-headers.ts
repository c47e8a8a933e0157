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

/**
 * Request headers that Next's own client, or a platform around Next, sets: by them Next answers
 * with something else than the page, skips what stands before it, or reads another address.
 */
const OF_NEXT =
  /^(x-(middleware|nextjs|next|invoke|matched|now|prerender|vercel)-|next-|rsc$|purpose$)/;

/** Takes away what only Next's own client has a use for: our pages do without it. */
export function dropNextHeaders({ headers }: IncomingMessage): void {
  for (const name of Object.keys(headers)) if (OF_NEXT.test(name)) delete headers[name];
}
