import { authorFeedAs } from '../../../../feeds.ts';

export { authorParams as generateStaticParams } from '../../../../static-params.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;

type Context = RouteContext<'/blog/author/[author]/feed.json'>;

export async function GET(_request: Request, { params }: Context) {
  return authorFeedAs('json', (await params).author);
}
