import { takeTyped } from '#studio/live/take-typed.ts';

export const dynamic = 'force-dynamic';

export const POST = (request: Request) => takeTyped(request, new Date());
