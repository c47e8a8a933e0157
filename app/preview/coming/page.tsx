import type { ReactNode } from 'react';
import { InstantOf } from '#components/instant.tsx';
import { MessagePage } from '#components/message-page.tsx';
import { parseInstant } from '#newsroom/dates.ts';
import { routes } from '#site/routes.ts';

export const dynamic = 'force-dynamic';

type Words = { title: string; text: ReactNode };

const scheduled = (instant: string): Words => ({
  title: 'This is scheduled',
  text: (
    <>
      The draft is finished. Everybody can read it from <InstantOf iso={instant} />, and this
      link leads there then.
    </>
  ),
});

const SOON: Words = {
  title: 'This is being published',
  text: 'The draft is published, and its page is being made. It opens here in a moment.',
};

const HELD_UP: Words = {
  title: 'This waits to be published',
  text: 'The draft is finished, but the site cannot be made anew until its editors have mended a fault, which need not be in this post. This link leads to the page once that is done.',
};

/** Where a link leads between the publication of its draft and the release that has it (`proxy.ts`). */
export default async function ComingPage({ searchParams }: PageProps<'/preview/coming'>) {
  const { due, 'held-up': heldUp } = await searchParams;
  const instant = parseInstant(due);
  const { title, text } = instant ? scheduled(instant) : heldUp === undefined ? SOON : HELD_UP;
  return (
    <MessagePage title={title}>
      <p>{text}</p>
      <p>
        <a href={routes.home()}>Read what is published</a>
      </p>
    </MessagePage>
  );
}
