import { openedRepository } from '#sources/git/opened.ts';
import { respond } from '#studio/cms/respond.ts';
import { sessionOf } from '#studio/session/session.ts';

export const dynamic = 'force-dynamic';

export async function POST(request: Request): Promise<Response> {
  const session = await sessionOf(request, new Date());
  return respond(await openedRepository(), session, request, {
    // Decap then offers no preview of its own.
    previewLink: async () => null,
  });
}
