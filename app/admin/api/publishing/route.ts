import { publishingEvents } from '#studio/publishing/events.ts';
import { sessionOf } from '#studio/session/session.ts';

export const dynamic = 'force-dynamic';

export const GET = (request: Request) =>
  publishingEvents(request.signal, async () => (await sessionOf(request)) !== null);
