import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { createProxyServer } from 'httpxy';
import { LARGEST_COMMENT } from '#site/largest-body.ts';
import { loggedRoute } from './logged-route.ts';
import { stripFramework } from './strip.ts';

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

export function sayStarting(response: ServerResponse): void {
  response.writeHead(502, { 'content-type': 'text/plain', 'retry-after': '2' });
  response.end('The studio is starting. Try again in a moment.\n');
}

/**
 * Passes requests on, and takes the framework out of the pages that come back, as a release
 * does: its scripts would do nothing there but load.
 * @param target origin of the server that renders
 */
export function passOnTo(target: string): OnRequest {
  const proxy = createProxyServer({ target, selfHandleResponse: true });
  proxy.on('proxyRes', async (answer, _, response) => {
    try {
      await relay(answer, response as ServerResponse);
    } catch {
      // Whoever asked, or whoever answers, has gone in the middle of it.
      response.destroy();
    }
  });
  return {
    owns: isForStudio,
    async answer(request, response) {
      if (isTooLarge(request)) {
        response.writeHead(413, { 'content-type': 'text/plain', 'cache-control': 'no-store' });
        response.end('This is too long. Send it in parts.\n');
        return;
      }
      try {
        await proxy.web(request, response);
      } catch (error) {
        console.error(`${loggedRoute(request)}:`, error);
        if (response.headersSent) return void response.destroy();
        sayStarting(response);
      }
    },
  };
}

/** Next logs the address of what is too large for it, and that of a preview is a key to it. */
function isTooLarge({ url = '/', headers }: IncomingMessage): boolean {
  if (!url.startsWith('/preview')) return false;
  const length = headers['content-length'];
  return length === undefined
    ? 'transfer-encoding' in headers
    : Number(length) > LARGEST_COMMENT;
}

async function relay(answer: IncomingMessage, response: ServerResponse): Promise<void> {
  const { 'transfer-encoding': _, connection: __, ...headers } = answer.headers;
  if (!headers['content-type']?.startsWith('text/html')) {
    response.writeHead(answer.statusCode ?? 502, headers);
    answer.pipe(response);
    return;
  }
  const { 'content-encoding': coding, ...rest } = headers;
  const page = stripFramework(
    await text(coding === 'gzip' ? answer.pipe(createGunzip()) : answer),
  );
  const length = Buffer.byteLength(page);
  response.writeHead(answer.statusCode ?? 502, { ...rest, 'content-length': length });
  response.end(page);
}
