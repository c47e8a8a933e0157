import { once } from 'node:events';
import { request as ask, type IncomingMessage } from 'node:http';

/**
 * Asks for an address as it is written: `fetch` would tidy it before.
 * @param address whole, from `http://` on
 */
export async function raw(address: string): Promise<IncomingMessage> {
  const [, hostname, port, path] = /^http:\/\/([^:/]+):(\d+)(.*)$/.exec(address) ?? [];
  const sent = ask({ hostname, port, path }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();
  return response;
}
