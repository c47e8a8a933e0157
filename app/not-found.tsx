import type { Metadata } from 'next';
import { MessagePage } from '#components/message-page.tsx';
import { identity } from '#site/identity.ts';
import { routes } from '#site/routes.ts';

export const metadata: Metadata = { title: `Page not found — ${identity.name}` };

export default function NotFound() {
  return (
    <MessagePage title="There is no page at this address">
      <p>It may have been misspelt, or the page was withdrawn.</p>
      <p>
        <a href={routes.news()}>All news</a> · <a href={routes.home()}>Home page</a>
      </p>
    </MessagePage>
  );
}
