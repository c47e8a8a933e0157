import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { lookup } from 'mrmime';
import { studioRoutes } from '#site/routes.ts';

/** Servers run in the project's root. */
const PACKAGE = path.join(process.cwd(), 'node_modules/decap-cms');

/** The bundle, the parts that it loads, and what they are compiled to; no maps, no second copy. */
const SERVED = /^[\w-]*\.?decap-cms\.js$|^[\da-f]+\.wasm$/;

let version: string | undefined;

/** In each address, so that browsers can keep files until the next version. */
function decapVersion(): string {
  version ??= String(
    JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')).version,
  );
  return version;
}

export const decapAddress = (): string => studioRoutes.decap(`${decapVersion()}/decap-cms.js`);

/** A file of Decap's package. */
export async function decapFile(asked: { version: string; file: string }): Promise<Response> {
  if (asked.version !== decapVersion() || !SERVED.test(asked.file)) return absent();
  try {
    const bytes = await readFile(path.join(PACKAGE, 'dist', asked.file));
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': lookup(asked.file) ?? 'application/octet-stream',
        'cache-control': 'private, max-age=31536000, immutable',
      },
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return absent();
    throw error;
  }
}

const absent = () => new Response('Decap has no such file.\n', { status: 404 });
