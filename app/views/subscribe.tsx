import { Channels } from '#components/channels.tsx';
import { Feeds } from '#components/feeds.tsx';
import { Page } from '#components/page.tsx';
import { PageTitle } from '#components/page-title.tsx';
import { Section } from '#components/section.tsx';
import { identity } from '#site/identity.ts';
import { routes } from '#site/routes.ts';
import type { Source } from '#sources/source.ts';
import { feedLists } from '../feed-lists.ts';

export function SubscribeView({ source }: { source: Source }) {
  return (
    <Page path={routes.subscribe()}>
      <PageTitle title="Follow the news" />
      <div className="stack-block">
        <Section id="feeds" title="Feeds">
          <Feeds of={feedLists(source.edition)} />
        </Section>
        <Section id="channels" title="Channels">
          <Channels of={identity.channels} />
        </Section>
      </div>
    </Page>
  );
}
