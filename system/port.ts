import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/**
 * Checks that a server can listen on a port.
 * @param port 0 for any free port @returns the port's number
 * @throws EADDRINUSE where another program listens on it
 */
export async function freePort(port: number, host: string): Promise<number> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  const { port: found } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return found;
}
