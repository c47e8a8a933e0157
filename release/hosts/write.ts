import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Serving } from '../serving.ts';
import { caddyConfiguration } from './caddy.ts';
import { headersFile, redirectsFile } from './netlify.ts';
import { nginxConfiguration } from './nginx.ts';

/**
 * Writes how a release is to be served: for our own server, and for the hosts that serve without
 * it, in the form that each reads.
 * @param folder of the release
 * @param places folders that a host on this machine serves: the current release's public files,
 *   and the styles, scripts and fonts of all that are kept
 */
export async function writeHosts(
  folder: string,
  serving: Serving,
  { root, kept }: { root: string; kept: string },
): Promise<void> {
  const files: Record<string, string> = {
    'serving.json': JSON.stringify(serving),
    'hosts/nginx.conf': nginxConfiguration(serving, root, kept),
    'hosts/Caddyfile': caddyConfiguration(serving, root, kept),
    'hosts/netlify/_headers': headersFile(serving, 'netlify'),
    'hosts/netlify/_redirects': redirectsFile(serving),
    'hosts/cloudflare/_headers': headersFile(serving, 'cloudflare'),
    'hosts/cloudflare/_redirects': redirectsFile(serving),
  };
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
}
