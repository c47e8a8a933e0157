import { ContentRepository } from '#sources/git/repository.ts';
import { draftLink } from '#studio/cms/draft-link.ts';
import { respond } from '#studio/cms/respond.ts';
import { sessionOf } from '#studio/session/session.ts';

export const dynamic = 'force-dynamic';

export async function POST(request: Request): Promise<Response> {
  const now = new Date();
  const session = await sessionOf(request, now);
  if (!session) return Response.json({ error: 'Your session has ended.' }, { status: 401 });
  const repository = await ContentRepository.open();
  return respond(repository, session, request, {
    previewLink: (editor, branch) => draftLink(repository, editor, branch, now),
  });
}
