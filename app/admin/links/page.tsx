import type { Metadata } from 'next';
import { InstantOf } from '#components/instant.tsx';
import { MessagePage } from '#components/message-page.tsx';
import { identity } from '#site/identity.ts';
import { printable } from '#site/printable.ts';
import { previewRoutes, studioRoutes } from '#site/routes.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { isLive, type Link, listLinks } from '#studio/preview/links.ts';
import { draftsOfPosts } from '#studio/preview/making.ts';
import { tokenFor } from '#studio/preview/token.ts';
import '../../styles/studio.css';
import { Island } from '../../island.tsx';
import { NewLink } from './new-link.tsx';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: `Preview links — ${identity.name}` };

/** Which drafts somebody can see by a link, who made it, and the end of it. */
export default async function LinksPage({ searchParams }: PageProps<'/admin/links'>) {
  const now = new Date();
  const repository = await ContentRepository.open();
  const { made } = await searchParams;
  const links = await listLinks(repository, now);
  const live = links.filter((link) => isLive(link, now));
  const shown = await Promise.all(
    live.map(async (link) => ({ link, url: previewRoutes.link(await tokenFor(link)) })),
  );
  return (
    <MessagePage title="Preview links">
      <p>
        Whoever has one of these links sees the draft, without an account, until the link ends.{' '}
        <a href={studioRoutes.home()}>Back to the posts</a>
      </p>
      <h2 className="studio-heading">A new link</h2>
      <NewLink drafts={await draftsOfPosts(repository)} main={repository.main} />
      <h2 className="studio-heading">Open links</h2>
      {shown.length === 0 && <p>No link is open.</p>}
      <ul className="studio-list">
        {shown.map(({ link, url }) => (
          <li key={link.id} id={link.id}>
            {link.id === made && <p role="status">This is your link. Send its address.</p>}
            <p>
              <a href={url}>
                {link.file === null ? 'The site as a whole' : printable(link.file)}
              </a>
              {link.instant && (
                <>
                  , as on <InstantOf iso={link.instant} />
                </>
              )}
              {link.commit && ', in one version'}
            </p>
            <Story link={link} />
            <form method="post" action={studioRoutes.revokeLink()}>
              <input type="hidden" name="id" value={link.id} />
              <button type="button" hidden data-copies={url}>
                Copy link
              </button>
              <button type="submit">End this link</button>
            </form>
          </li>
        ))}
      </ul>
      <Island name="copy-address" />
    </MessagePage>
  );
}

function Story({ link: { by, made, expires, lastUsed } }: { link: Link }) {
  return (
    <p className="studio-note">
      Made by {by.name} on <InstantOf iso={made} />.{' '}
      {expires ? (
        <>
          Ends on <InstantOf iso={expires} />.
        </>
      ) : (
        'Ends when the draft is published.'
      )}{' '}
      {lastUsed ? (
        <>
          Last opened on <InstantOf iso={lastUsed} />.
        </>
      ) : (
        'Not opened yet.'
      )}
    </p>
  );
}
