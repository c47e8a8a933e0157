import { readFile } from 'node:fs/promises';

export const dynamic = 'force-static';

/** The style sheet of feeds, for people who open one: the look of pages, then what is its own. */
export async function GET() {
  const sheets = await Promise.all([
    readFile('app/styles/tokens.css', 'utf8'),
    readFile('syndication/feeds/feed.css', 'utf8'),
  ]);
  return new Response(sheets.join('\n'), {
    headers: { 'content-type': 'text/css; charset=utf-8' },
  });
}
