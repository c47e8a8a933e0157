import { ContentRepository } from '#sources/git/repository.ts';
import { publishedAddress } from '#studio/cms/published-address.ts';

export const dynamic = 'force-dynamic';

/** Leads from a post in the CMS, which knows the name of its file, to its page on the site. */
export async function GET(
  _: Request,
  { params }: RouteContext<'/admin/post/[...slug]'>,
): Promise<Response> {
  const slug = (await params).slug.map(decodeURIComponent).join('/');
  const location = await publishedAddress(await ContentRepository.open(), slug, new Date());
  if (location) return new Response(null, { status: 303, headers: { location } });
  return new Response('Readers do not get this post: it is a draft, or not due yet.\n', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
