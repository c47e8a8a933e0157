import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { createProxyServer } from 'httpxy';
import { stripFramework } from '#publishing/build/strip.ts';
import { LARGEST_WITHOUT_SESSION } from '#site/largest-body.ts';
import { previewHeaders } from '#site/preview-headers.ts';
import { logRequestError } from './request-guard.ts';
import { announcedLength, dropNextHeaders } from './request-headers.ts';

/** What is not in a release: it is rendered on request, by a server that only we can reach. */
export type OnRequest = {
  /** Whether an address is for that server, whatever a release holds. */
  owns: (address: string) => boolean;
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

/** Editors' work, and what reviewers are shown of it. */
const FOLDERS = ['/admin', '/preview', '/api'];

export const isForStudio = (address: string): boolean =>
  FOLDERS.some((folder) => address === folder || address.startsWith(`${folder}/`));

export function sayStarting(request: IncomingMessage, response: ServerResponse): void {
  const text = 'The studio is starting. Try again in a moment.\n';
  sayOurselves(request, response, 502, text, { 'retry-after': '2' });
}

/** What the studio has no part in is told to nobody either, where the address is a key. */
function sayOurselves(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  text: string,
  more: Record<string, string> = {},
): void {
  const headers = isBelow('/preview', request) ? previewHeaders : {};
  response.writeHead(status, { ...headers, 'content-type': 'text/plain', ...more });
  response.end(text);
}

/**
 * Passes requests on, and takes the framework out of the pages that come back, as a release
 * does: its scripts would do nothing there but load.
 * @param target origin of the server that renders
 * @param hasSession whether an editor asks
 */
export function passOnTo(
  target: string,
  hasSession: (request: IncomingMessage) => Promise<boolean>,
): OnRequest {
  // A connection for each request: Next ends one that was idle for five seconds, and what is sent
  // on it in that moment is lost.
  const proxy = createProxyServer({ target, selfHandleResponse: true, agent: false });
  proxy.on('proxyRes', async (answer, request, response) => {
    try {
      await relay(answer, response as ServerResponse);
    } catch (error) {
      // The client may have gone in the middle of it; then nobody waits for an answer.
      if (!response.destroyed) logRequestError(request, error);
      response.destroy();
    }
  });
  return {
    owns: isForStudio,
    async answer(request, response) {
      const isLarge = isLargerThanOthersMaySend(request);
      // Next logs the address of what is too large for it, and that of a preview is a key to it.
      if (isLarge && isBelow('/preview', request)) {
        sayOurselves(request, response, 413, 'This is too long. Send it in parts.\n');
        return;
      }
      // Next reads a body to its end before it asks the guard who sends it (proxy.ts).
      const isCut = isLarge && isBelow('/admin', request) && !(await hasSession(request));
      dropNextHeaders(request);
      // Whoever asked may have gone already, and closes no more what is opened on their behalf.
      if (response.destroyed) return;
      try {
        await proxy.web(request, response, isCut ? withoutBody(request) : {});
      } catch (error) {
        logRequestError(request, error);
        if (response.headersSent) return void response.destroy();
        sayStarting(request, response);
      }
    },
  };
}

const isBelow = (folder: string, { url = '/' }: IncomingMessage) => url.startsWith(folder);

const isLargerThanOthersMaySend = (request: IncomingMessage) =>
  announcedLength(request) > LARGEST_WITHOUT_SESSION;

/** So that the guard answers at once, as it always does, and what comes is read by nobody. */
function withoutBody({ headers }: IncomingMessage) {
  delete headers['transfer-encoding'];
  headers['content-length'] = '0';
  return { buffer: Readable.from([]) };
}

async function relay(answer: IncomingMessage, response: ServerResponse): Promise<void> {
  const { 'transfer-encoding': _, connection: __, ...headers } = answer.headers;
  if (!headers['content-type']?.startsWith('text/html')) {
    response.writeHead(answer.statusCode ?? 502, headers);
    // Where one of the two breaks off, the proxy ends the other.
    answer.pipe(response);
    return;
  }
  const { 'content-encoding': coding, ...rest } = headers;
  const page = stripFramework(
    coding === 'gzip' ? await pipeline(answer, createGunzip(), text) : await text(answer),
  );
  const length = Buffer.byteLength(page);
  response.writeHead(answer.statusCode ?? 502, { ...rest, 'content-length': length });
  response.end(page);
}
