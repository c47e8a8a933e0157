import { shelfFeedAs } from '../../../../feeds.ts';

export { categoryParams as generateStaticParams } from '../../../../static-params.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const GET = shelfFeedAs('category', 'json');
