import { studioRoutes } from '#site/routes.ts';
import { jsonBody } from '../json-body.ts';
import { sessionOf } from '../session/session.ts';
import { isPane, writePane } from './pane.ts';
import { typedFrom } from './typed.ts';

/** Takes what stands in a form, and leads to the page that shows it. */
export async function takeTyped(request: Request, now: Date): Promise<Response> {
  const session = await sessionOf(request, now);
  const pane = new URL(request.url).searchParams.get('pane') ?? '';
  const body = await jsonBody(request);
  if ('refused' in body) return body.refused;
  const typed = typedFrom(body.value);
  if (!session || !isPane(pane) || !typed) {
    return Response.json({ error: 'This is not what the form sends.' }, { status: 400 });
  }
  await writePane(session.id, pane, typed, now);
  return new Response(null, { status: 303, headers: { location: studioRoutes.live(pane) } });
}
