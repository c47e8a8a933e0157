import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { environment } from '#site/environment.ts';
import { ifMissing } from '#system/missing.ts';

/** The name changes with the content. */
const HEADERS = {
  'content-type': 'text/javascript; charset=utf-8',
  'cache-control': 'public, max-age=31536000, immutable',
};

/** Scripts for `npm run dev` and for the studio; in a release they are files. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const { file } = await params;
  const script = await read(path.basename(file));
  return script === null
    ? new Response('There is no such script.\n', { status: 404 })
    : new Response(script, { headers: HEADERS });
}

async function read(file: string): Promise<string | null> {
  const folder = path.join(environment().buildDir ?? '', 'islands');
  return readFile(path.join(folder, file), 'utf8').catch(ifMissing(null));
}
