import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/**
 * Sees whether a port can be listened on.
 * @param port 0: any that is free @returns its number
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
