import type { IncomingMessage, ServerResponse } from 'node:http';
import Negotiator from 'negotiator';
import send from 'send';
import { contentType } from './content-type.ts';
import { COMPRESSED } from './writer.ts';

/** Compressed forms that lie beside a file, by the name of their encoding, best first. */
const FORMS: Record<string, string> = { br: '.br', gzip: '.gz' };
const ENCODINGS = Object.keys(FORMS);

/**
 * Sends one file of a release, compressed as the reader accepts it. Conditional requests and
 * ranges are answered by `send`.
 * @param out folder of public files
 * @param file path within it, known to be there
 * @param status 404 for the page that says so
 */
export function sendFile(
  out: string,
  file: string,
  status: 200 | 404,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.statusCode = status;
  response.setHeader('content-type', contentType(file));
  let form = '';
  if (COMPRESSED.test(file)) {
    response.appendHeader('vary', 'Accept-Encoding');
    const accepted = new Negotiator(request).encodings();
    const encoding = ENCODINGS.find((name) => accepted.includes(name));
    if (encoding) response.setHeader('content-encoding', encoding);
    form = FORMS[encoding ?? ''] ?? '';
  }
  send(request, encodeURIComponent(file + form), {
    root: out,
    cacheControl: false,
    index: false,
    // Parts of a compressed form are of no use to anyone.
    acceptRanges: status === 200 && form === '',
  })
    .on('error', (error: { status?: number }) => {
      if (!response.headersSent) response.removeHeader('content-encoding');
      response.writeHead(error.status ?? 500).end();
    })
    .pipe(response);
}
