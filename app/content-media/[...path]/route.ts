import { lookup } from 'mrmime';
import { PICTURE_POLICY } from '#site/policy.ts';
import { encodedPath } from '#site/routes.ts';
import { publicPicture } from '#sources/published.ts';

/** Pictures of the content folder, under the addresses that posts use (see next.config.ts). */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/content-media/[...path]'>,
): Promise<Response> {
  const { path } = await params;
  const address = encodedPath(`/${path.join('/')}`);
  const picture = await publicPicture(address);
  if (!picture) return new Response('There is no such picture.\n', { status: 404 });
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      'content-type': lookup(picture.file) ?? 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': PICTURE_POLICY,
    },
  });
}
