import { lookup } from 'mrmime';
import { PICTURE_POLICY } from '#site/policy.ts';
import { encodedPath } from '#site/routes.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { publishedPicture } from '#sources/pictures/published-picture.ts';
import { open } from '#studio/preview/opened.ts';
import { pictureOf } from '#studio/preview/pictures.ts';

export const dynamic = 'force-dynamic';

/** A picture that readers cannot see yet, for whoever holds a link to a draft that shows it. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/preview/[token]/pictures/[...address]'>,
): Promise<Response> {
  const { token, address } = await params;
  const opened = await open(await ContentRepository.open(), token, new Date());
  const path = encodedPath(`/${address.join('/')}`);
  const picture = opened.is === 'open' ? await pictureOf(opened.drafted, path) : null;
  if (!picture) return new Response('There is no such picture.\n', { status: 404 });
  return new Response(new Uint8Array(await publishedPicture(Buffer.from(picture.bytes))), {
    headers: {
      'content-type': lookup(picture.file) ?? 'application/octet-stream',
      'content-security-policy': PICTURE_POLICY,
    },
  });
}
