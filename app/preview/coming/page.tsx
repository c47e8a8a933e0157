import { InstantOf } from '#components/instant.tsx';
import { MessagePage } from '#components/message-page.tsx';
import { parseInstant } from '#newsroom/dates.ts';
import { routes } from '#site/routes.ts';

export const dynamic = 'force-dynamic';

/** Where a link leads between the publication of its draft and the release that has it (`proxy.ts`). */
export default async function ComingPage({ searchParams }: PageProps<'/preview/coming'>) {
  const { due } = await searchParams;
  const instant = parseInstant(due);
  return (
    <MessagePage title={instant ? 'This is scheduled' : 'This is being published'}>
      {instant ? (
        <p>
          The draft is finished. Everybody can read it from <InstantOf iso={instant} />, and
          this link leads there then.
        </p>
      ) : (
        <p>The draft is published, and its page is being made. It opens here in a moment.</p>
      )}
      <p>
        <a href={routes.home()}>Read what is published</a>
      </p>
    </MessagePage>
  );
}
