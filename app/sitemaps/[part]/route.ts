import { writeSitemapPart } from '#syndication/sitemaps/parts.ts';
import { siteMap, XML } from '../../sitemap-parts.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;

export async function generateStaticParams() {
  return (await siteMap()).map(({ name }) => ({ part: `${name}.xml` }));
}

export async function GET(_request: Request, { params }: RouteContext<'/sitemaps/[part]'>) {
  const name = (await params).part.replace(/\.xml$/, '');
  return new Response(writeSitemapPart(await siteMap(), name), XML);
}
