import type { ReactNode } from 'react';
import { Page } from './page.tsx';
import { PageTitle } from './page-title.tsx';

/** A page that says why there is nothing else here, and where to go on. */
export function MessagePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Page>
      <PageTitle title={title} />
      <div className="text-text stack-4 max-w-(--measure)">{children}</div>
    </Page>
  );
}
