import type { Metadata } from 'next';
import { createElement, type ReactNode } from 'react';
import { MessagePage } from '#components/message-page.tsx';
import { identity } from '#site/identity.ts';
import { filesSetAside } from '#site/kept-file.ts';
import { studioRoutes } from '#site/routes.ts';
import { waitingGoBacks } from '#studio/publishing/requests.ts';
import { refsSetAsideIn } from '#studio/publishing/set-aside.ts';
import { readStatus } from '#studio/publishing/status.ts';
import '../../styles/studio.css';
import { Island } from '../../island.tsx';
import { Asked } from './asked.tsx';
import { Progress } from './progress.tsx';
import { Releases } from './releases.tsx';
import { SetAside } from './set-aside.tsx';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: `Releases — ${identity.name}` };

/** What readers get, what is on its way to them, and the way back. */
export default async function ReleasesPage() {
  const [status, requests, refs] = await Promise.all([
    readStatus(),
    waitingGoBacks(),
    refsSetAsideIn(),
  ]);
  return (
    <MessagePage title="Releases">
      <p>
        What readers get is a release: all pages at one instant.{' '}
        <a href={studioRoutes.home()}>Back to the posts</a>
      </p>
      <KeptFresh>
        {status ? (
          <>
            <Progress status={status} />
            <Asked requests={requests} {...status} />
            <Releases status={status} />
          </>
        ) : (
          <p>Nothing has been published from here yet.</p>
        )}
        <SetAside refs={refs} files={filesSetAside()} />
      </KeptFresh>
      <Island name="publishing-status" />
    </MessagePage>
  );
}

/** The island of the same name asks for it again when something has changed. */
function KeptFresh({ children }: { children: ReactNode }) {
  const attributes = { class: 'stack-4 block', 'data-events': studioRoutes.publishing() };
  return createElement('publishing-status', attributes, children);
}
