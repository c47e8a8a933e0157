import { studioRoutes } from '#site/routes.ts';
import { endSession } from '#studio/session/session.ts';

export const dynamic = 'force-dynamic';

/** By POST alone: a picture or a link on another site must not end an editor's session. */
export async function POST(request: Request): Promise<Response> {
  const cookie = await endSession(request);
  return new Response(null, {
    status: 303,
    headers: { location: studioRoutes.signedOut(), 'set-cookie': cookie },
  });
}
