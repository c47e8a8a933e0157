import { ContentRepository } from '#sources/git/repository.ts';
import { sessionOf } from '#studio/session/session.ts';
import { answerUnsaved } from '#studio/unsaved/answer.ts';

export const dynamic = 'force-dynamic';

async function answer(request: Request): Promise<Response> {
  const now = new Date();
  const session = await sessionOf(request, now);
  if (!session) return Response.json({ error: 'Your session has ended.' }, { status: 401 });
  return answerUnsaved(await ContentRepository.open(), session, request, now);
}

export { answer as DELETE, answer as GET, answer as PUT };
