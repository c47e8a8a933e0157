import { siteOrigin } from '#site/origin.ts';
import { published } from '#sources/published.ts';
import { postMarkdown } from '#syndication/markdown.ts';
import { postAt } from '../../found.ts';

export { postParams as generateStaticParams } from '../../static-params.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;

/** Served as `/blog/<slug>.md`, an address that Next cannot express. */
export async function GET(_request: Request, { params }: RouteContext<'/markdown/[slug]'>) {
  const { edition, bodyOf } = await published();
  const post = postAt(edition, (await params).slug);
  const text = postMarkdown(post, (await bodyOf(post)).html, siteOrigin());
  return new Response(text, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
}
