import { readFile } from 'node:fs/promises';

export const dynamic = 'force-static';

/** The style sheet of feeds, for people who open one. */
export async function GET() {
  const sheet = await readFile('syndication/feeds/feed.css', 'utf8');
  return new Response(sheet, { headers: { 'content-type': 'text/css; charset=utf-8' } });
}
