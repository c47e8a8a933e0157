import { previewRoutes } from '#site/routes.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { linkFor, readWish, type Wish } from '#studio/preview/making.ts';
import { tokenFor } from '#studio/preview/token.ts';
import { sessionOf } from '#studio/session/session.ts';

export const dynamic = 'force-dynamic';

/**
 * Makes a preview link, or gives the editor's own of the same kind. Takes JSON: `ref`, `file`, `commit`, `instant`, `duration`, each of
 * which may be missing. Answers `{ url, expires }`, or `{ error }`.
 */
export async function POST(request: Request): Promise<Response> {
  const editor = await sessionOf(request);
  if (!editor) return Response.json({ error: 'Sign in again.' }, { status: 401 });
  const repository = await ContentRepository.open();
  const wish = await request.json().catch(() => null);
  if (wish === null || typeof wish !== 'object') {
    return Response.json({ error: 'This is no JSON.' }, { status: 400 });
  }
  const wanted = readWish(repository, wish as Wish);
  if (typeof wanted === 'string') return Response.json({ error: wanted }, { status: 400 });
  if ((await repository.tip(wanted.shown.ref)) === null) {
    const error = 'This draft is there no longer: it was published, or discarded.';
    return Response.json({ error }, { status: 404 });
  }
  const link = await linkFor(repository, wanted, editor, new Date());
  const url = previewRoutes.link(await tokenFor(link));
  return Response.json({ url, expires: link.expires });
}
