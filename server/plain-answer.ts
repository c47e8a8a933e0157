import type { ServerResponse } from 'node:http';

/** Answers with no file of a release; what was to be said of one is taken back. */
export function say(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  text = '',
): void {
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.writeHead(status, headers).end(text);
}
