import { goToProvider } from '#studio/session/sign-in.ts';

export const dynamic = 'force-dynamic';

export const GET = (request: Request) => goToProvider(request);
