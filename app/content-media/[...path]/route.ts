import { readFile } from 'node:fs/promises';
import { lookup } from 'mrmime';
import { encodedPath } from '#site/routes.ts';
import { publicPictureFile } from '#sources/published.ts';

/** Pictures of the content folder, under the addresses that posts use (see next.config.ts). */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/content-media/[...path]'>,
): Promise<Response> {
  const { path } = await params;
  const address = encodedPath(`/${path.join('/')}`);
  const file = await publicPictureFile(address);
  if (!file) return new Response('There is no such picture.\n', { status: 404 });
  return new Response(new Uint8Array(await readFile(file)), {
    headers: {
      'content-type': lookup(file) ?? 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      // An SVG is a document of its own when it is opened by its address.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  });
}
