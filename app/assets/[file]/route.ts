import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { environment } from '#site/environment.ts';

/** Scripts for `npm run dev` and for the studio; in a release they are files. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const { file } = await params;
  const script = path.join(environment().buildDir ?? '', 'islands', path.basename(file));
  return new Response(await readFile(script, 'utf8'), {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
}
