import { studioRoutes } from '#site/routes.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { revokeLink } from '#studio/preview/links.ts';
import { readForm } from '#studio/read-form.ts';

export const dynamic = 'force-dynamic';

/** Ends a preview link for good. */
export async function POST(request: Request): Promise<Response> {
  const id = String((await readForm(request))?.get('id') ?? '');
  const known = await revokeLink(await ContentRepository.open(), id, new Date());
  if (!known) return new Response('There is no such link any more.\n', { status: 404 });
  return new Response(null, { status: 303, headers: { location: studioRoutes.links() } });
}
