'use client'; // Next requires it of error pages. Released pages are static and never show this one.

import { MessagePage } from '#components/message-page.tsx';
import { routes } from '#site/routes.ts';

export default function ErrorPage() {
  return (
    <MessagePage title="This page could not be shown">
      <p>The fault is ours. Please try again in a moment.</p>
      <p>
        <a href={routes.home()}>Home page</a>
      </p>
    </MessagePage>
  );
}
