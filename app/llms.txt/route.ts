import { siteOrigin } from '#site/origin.ts';
import { published } from '#sources/published.ts';
import { writeLlms } from '#syndication/llms.ts';

export const dynamic = 'force-static';

export const GET = async () =>
  new Response(writeLlms((await published()).edition, siteOrigin()));
