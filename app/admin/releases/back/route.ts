import { goBackFor } from '#studio/publishing/go-back.ts';

export const dynamic = 'force-dynamic';

export const POST = (request: Request) => goBackFor(request);
