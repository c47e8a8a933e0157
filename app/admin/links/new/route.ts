import { studioRoutes } from '#site/routes.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { linkFor, readWish, wishOfForm } from '#studio/preview/making.ts';
import { readForm } from '#studio/read-form.ts';
import { sessionOf } from '#studio/session/session.ts';

export const dynamic = 'force-dynamic';

/** Makes a preview link from the form on the page of links, and leads to it there. */
export async function POST(request: Request): Promise<Response> {
  const editor = await sessionOf(request);
  if (!editor) return refused(401, 'Sign in again.');
  const repository = await ContentRepository.open();
  const form = await readForm(request);
  if (!form) return refused(400, 'This is no form.');
  const wish = await wishOfForm(repository, form);
  const wanted = typeof wish === 'string' ? wish : readWish(repository, wish);
  if (typeof wanted === 'string') return refused(400, wanted);
  const { id } = await linkFor(repository, wanted, editor, new Date());
  const location = `${studioRoutes.links()}?made=${id}#${id}`;
  return new Response(null, { status: 303, headers: { location } });
}

const refused = (status: number, why: string) =>
  new Response(`${why} Go back to mend it.\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
