import type { Metadata } from 'next';
import { InstantOf } from '#components/instant.tsx';
import { MessagePage } from '#components/message-page.tsx';
import { identity } from '#site/identity.ts';
import { previewRoutes, studioRoutes } from '#site/routes.ts';
import { contentRepository } from '#sources/git/repository.ts';
import { isLive, type Link, listLinks } from '#studio/preview/links.ts';
import { tokenFor } from '#studio/preview/token.ts';
import '../../studio.css';
import { Island } from '../../island.tsx';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: `Preview links — ${identity.name}` };

/** Which drafts somebody can see by a link, who made it, and the end of it. */
export default async function LinksPage() {
  const now = new Date();
  const links = await listLinks(await contentRepository(), now);
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
      {shown.length === 0 && <p>No link is open. Make one where you edit a post.</p>}
      <ul className="studio-list">
        {shown.map(({ link, url }) => (
          <li key={link.id}>
            <p>
              <a href={url}>{link.file ?? 'The site as a whole'}</a>
              {link.instant && (
                <>
                  , as on <InstantOf iso={link.instant} />
                </>
              )}
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
      <Island name="preview-link" />
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
