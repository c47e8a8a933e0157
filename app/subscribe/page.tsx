import { published } from '#sources/published.ts';
import { describeSubscribe } from '#syndication/page-descriptions.ts';
import { headOf } from '../head.ts';
import { SubscribeView } from '../views/subscribe.tsx';

export const generateMetadata = () => headOf(describeSubscribe());

export default async function SubscribePage() {
  return <SubscribeView source={await published()} />;
}
