import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** What Node says to them; to anything else, 400. */
const STATUS: Record<string, number> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/**
 * Answers what cannot be read as a request as Node does by itself, with headers of our own.
 * @param headers asked for with each answer
 */
export function answerUnreadable(server: Server, headers: () => Record<string, string>): void {
  // A connection may have several: what it asks for next is read while an answer is sent.
  const answers = new WeakMap<Duplex, Set<ServerResponse>>();
  server.on('request', ({ socket }, response) => {
    const open = answers.get(socket) ?? new Set();
    answers.set(socket, open.add(response));
    response.once('close', () => open.delete(response));
  });
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, socket) => {
    // Into an answer that has begun nothing else is to be written.
    const hasBegun = [...(answers.get(socket) ?? [])].some(({ headersSent }) => headersSent);
    if (socket.writable && !hasBegun) {
      const status = STATUS[code] ?? 400;
      const lines = Object.entries({ ...headers(), connection: 'close' });
      socket.write(
        [
          `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
          ...lines.map(([name, value]) => `${name}: ${value}`),
          '\r\n',
        ].join('\r\n'),
      );
    }
    socket.destroy();
  });
}
