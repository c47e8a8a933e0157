import { siteOrigin } from '#site/origin.ts';
import { published } from '#sources/published.ts';
import { postMarkdown } from '#syndication/markdown.ts';
import { postNamed } from '../../found.ts';
import { postPicture } from '../../pictures.ts';

export { postParams as generateStaticParams } from '../../static-params.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;

/** Served as `/blog/<slug>.md`, an address that Next cannot express. */
export async function GET(_request: Request, { params }: RouteContext<'/markdown/[slug]'>) {
  const source = await published();
  const post = postNamed(source.edition, (await params).slug);
  const { html } = await source.bodyOf(post);
  const text = postMarkdown(post, html, postPicture(source, post), siteOrigin());
  return new Response(text, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
}
