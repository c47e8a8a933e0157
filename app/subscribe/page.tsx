import { Channels } from '#components/channels.tsx';
import { Feeds } from '#components/feeds.tsx';
import { Page } from '#components/page.tsx';
import { PageTitle } from '#components/page-title.tsx';
import { Section } from '#components/section.tsx';
import { identity } from '#site/identity.ts';
import { edition } from '#sources/published.ts';
import { describeSubscribe } from '#syndication/page-descriptions.ts';
import { feedLists } from '../feed-lists.ts';
import { headOf } from '../head.ts';

export const generateMetadata = () => headOf(describeSubscribe());

export default async function SubscribePage() {
  return (
    <Page path={describeSubscribe().path}>
      <PageTitle title="Follow the news" />
      <div className="space-y-(--space-block)">
        <Section id="feeds" title="Feeds">
          <Feeds of={feedLists(await edition())} />
        </Section>
        <Section id="channels" title="Channels">
          <Channels of={identity.channels} />
        </Section>
      </div>
    </Page>
  );
}
