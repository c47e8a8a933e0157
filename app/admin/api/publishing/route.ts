import { publishingEvents } from '#studio/publishing/events.ts';

export const dynamic = 'force-dynamic';

export const GET = (request: Request) => publishingEvents(request.signal);
