import { siteOrigin } from '#site/origin.ts';
import { writeIndexOf } from '#syndication/sitemaps/parts.ts';
import { siteMap, XML } from '../sitemap-parts.ts';

export const dynamic = 'force-static';

export const GET = async () => new Response(writeIndexOf(await siteMap(), siteOrigin()), XML);
