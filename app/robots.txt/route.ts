import { siteOrigin } from '#site/origin.ts';
import { writeRobots } from '#syndication/robots.ts';

export const dynamic = 'force-static';

export const GET = () => new Response(writeRobots(siteOrigin()));
