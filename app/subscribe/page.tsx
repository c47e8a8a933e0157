import { kinds } from '#newsroom/page-kinds.ts';
import { published } from '#sources/published.ts';
import { headOf } from '../head.ts';
import { SubscribeView } from '../views/subscribe.tsx';

export const generateMetadata = async () =>
  headOf(kinds.subscribe.page((await published()).edition));

export default async function SubscribePage() {
  return <SubscribeView source={await published()} />;
}
