import { adminPage } from '#studio/cms/admin-page.ts';

export const dynamic = 'force-dynamic';

export const GET = (request: Request) => adminPage(request, new Date());
