import { categoryFeedAs } from '../../../../feeds.ts';

export { categoryParams as generateStaticParams } from '../../../../static-params.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;

type Context = RouteContext<'/blog/category/[category]/atom.xml'>;

export async function GET(_request: Request, { params }: Context) {
  return categoryFeedAs('atom', (await params).category);
}
