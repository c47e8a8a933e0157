import { Channels } from '#components/channels.tsx';
import { Page } from '#components/page.tsx';
import { PageTitle } from '#components/page-title.tsx';
import { identity } from '#site/identity.ts';
import { routes } from '#site/routes.ts';
import { headOf } from '../head.ts';

export function generateMetadata() {
  const description = `Where to follow the ${identity.name}: its newsletter, channels and lists.`;
  return headOf({ path: routes.subscribe(), title: 'Subscribe', description });
}

export default function SubscribePage() {
  return (
    <Page path={routes.subscribe()}>
      <PageTitle title="Follow the news" />
      <Channels of={identity.channels} />
    </Page>
  );
}
