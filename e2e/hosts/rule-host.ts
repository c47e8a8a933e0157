import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { contentType } from '#publishing/release/content-type.ts';
import { freePort } from '../free-port.ts';
import type { Serving } from './server.ts';

export type RuleHost = 'netlify' | 'cloudflare';

/**
 * Serves the files of a release by the rules of its `_headers` and `_redirects`, as Netlify or
 * Cloudflare Pages documents them: neither can run here.
 * @param release folder of the release
 */
export async function startRuleHost(host: RuleHost, release: string): Promise<Serving> {
  const rulesIn = (name: string) =>
    readFileSync(path.join(release, 'hosts', host, name), 'utf8').split('\n');
  const redirects = rulesIn('_redirects').map((line) => line.split(' '));
  const headers = headersBy(rulesIn('_headers'), host);
  const fileAt = (address: string) =>
    [address, `${address}.html`, `${address}index.html`]
      .map((file) => path.join(release, 'out', file))
      .find((file) => existsSync(file) && statSync(file).isFile());

  const port = await freePort();
  const server = createServer((request, response) => {
    const { pathname: written, search } = new URL(request.url ?? '/', 'http://localhost');
    const address = decodeURIComponent(written);
    const [, to = '', status] =
      redirects.find(([from]) => from === written || from === address) ?? [];
    if (status === '301') {
      response.writeHead(301, { location: to + search }).end();
      return;
    }
    const found = status ? undefined : fileAt(address);
    const body = readFileSync(found ?? path.join(release, 'out/404.html'));
    response
      .writeHead(found ? 200 : Number(status ?? 404), {
        'content-type': contentType(found ?? '404.html'),
        // Both hosts compress texts by themselves.
        vary: 'Accept-Encoding',
        ...headers(written),
      })
      .end(body);
  }).listen(port, '127.0.0.1');
  return { port, stop: async () => void server.close() };
}

/**
 * Netlify sends the last value of a header, Cloudflare all of them, joined, unless a rule has
 * detached those before it.
 */
function headersBy(lines: string[], host: RuleHost) {
  return (address: string): Record<string, string> => {
    const headers: Record<string, string> = {};
    let applies = false;
    for (const line of lines) {
      const [, detached] = /^ {2}! (.+)$/.exec(line) ?? [];
      const [, name = '', value = ''] = /^ {2}([a-z-]+): (.+)$/.exec(line) ?? [];
      if (line.startsWith('/')) applies = expressionOf(line).test(address);
      else if (!applies) continue;
      else if (detached) delete headers[detached];
      else if (name) {
        const joins = host === 'cloudflare' && name in headers;
        headers[name] = joins ? `${headers[name]}, ${value}` : value;
      }
    }
    return headers;
  };
}

/** `*` stands for anything, and `:part` for one part of an address. */
const expressionOf = (pattern: string) =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll(':part', '[^/]+')}$`,
  );
