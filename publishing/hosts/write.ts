import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Serving } from '../release/serving.ts';
import type { ReleaseStore } from '../release/store.ts';
import { caddyConfiguration } from './caddy.ts';
import { headersFile, redirectsFile } from './netlify.ts';
import { NGINX_BROTLI, nginxConfiguration } from './nginx.ts';

/**
 * How the servers of a machine serve the current release of a store there, by the names of their
 * files.
 * @param assets folder of the assets of all kept releases, within the store
 */
export function serverConfigurations(
  serving: Serving,
  { folder }: ReleaseStore,
  assets = 'current/out',
): Record<string, string> {
  const [root, kept] = [path.join(folder, 'current/out'), path.join(folder, assets)];
  return {
    'nginx.conf': nginxConfiguration(serving, root, kept),
    'nginx-brotli.conf': NGINX_BROTLI,
    Caddyfile: caddyConfiguration(serving, root, kept),
  };
}

/**
 * Writes how hosts are to serve a release without our own server, in the form that each reads.
 * @param folder of the release
 */
export async function writeHosts(
  folder: string,
  serving: Serving,
  store: ReleaseStore,
): Promise<void> {
  const servers = Object.entries(serverConfigurations(serving, store));
  const files: Record<string, string> = {
    ...Object.fromEntries(servers.map(([name, text]) => [`hosts/${name}`, text])),
    'hosts/netlify/_headers': headersFile(serving, 'netlify'),
    'hosts/netlify/_redirects': redirectsFile(serving, 'netlify'),
    'hosts/cloudflare/_headers': headersFile(serving, 'cloudflare'),
    'hosts/cloudflare/_redirects': redirectsFile(serving, 'cloudflare'),
  };
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
}
