import { siteOrigin } from '#site/origin.ts';
import { edition } from '#sources/published.ts';
import { writeLlms } from '#syndication/llms.ts';

export const dynamic = 'force-static';

export const GET = async () => new Response(writeLlms(await edition(), siteOrigin()));
