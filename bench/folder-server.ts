import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { COMPRESSED } from '#publishing/release/blob-store.ts';
import { contentType } from '#publishing/release/content-type.ts';

export type Encoding = 'br' | 'gzip';

/**
 * Serves a folder in the best that one encoding can do, whoever made the folder: sites are
 * compared, not servers.
 * @param work is given the origin
 */
export async function withFolder<T>(
  folder: string,
  encoding: Encoding,
  work: (origin: string) => Promise<T>,
): Promise<T> {
  const server = createServer(({ url = '/' }, response) => {
    const address = decodeURIComponent(url.replace(/[?#].*/, ''));
    const file = ['', '.html', 'index.html']
      .map((ending) => path.join(folder, address + ending))
      .find((name) => existsSync(name) && statSync(name).isFile());
    if (!file) return void response.writeHead(404).end();
    const body = readFileSync(file);
    response.setHeader('content-type', contentType(file));
    if (!COMPRESSED.test(file)) return void response.end(body);
    response.setHeader('content-encoding', encoding);
    response.end(encoding === 'br' ? brotliCompressSync(body) : gzipSync(body, { level: 9 }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    return await work(`http://127.0.0.1:${port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
