import { headers } from 'next/headers';
import { MessagePage } from '#components/message-page.tsx';
import { identity } from '#site/identity.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { livePost } from '#studio/live/live-post.ts';
import { readPane } from '#studio/live/pane.ts';
import { sessionOf } from '#studio/session/session.ts';
import { PostView } from '../../../views/post.tsx';

export const dynamic = 'force-dynamic';

/** A post as it stands in the form, in the site's own design (desk/live shows it). */
export default async function LivePage({ params }: PageProps<'/admin/live/[pane]'>) {
  const { pane } = await params;
  const session = await sessionOf(new Request(identity.origin, { headers: await headers() }));
  const typed = session && (await readPane(session.id, pane));
  if (!typed) return <MessagePage title="Nothing is being typed here">{null}</MessagePage>;
  const live = await livePost(await ContentRepository.open(), typed, new Date());
  if ('errors' in live) {
    return (
      <MessagePage title="This cannot be shown yet">
        {live.errors.map(({ message, repair }) => (
          <p key={message}>
            {message} {repair}
          </p>
        ))}
      </MessagePage>
    );
  }
  return <PostView source={live.source} post={live.post} />;
}
