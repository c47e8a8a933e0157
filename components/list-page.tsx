import type { ReactNode } from 'react';
import type { Post } from '#newsroom/edition.ts';
import { EmptyList } from './empty-list.tsx';
import { Ledger } from './ledger.tsx';
import { Page } from './page.tsx';

type Props = {
  path: string;
  /** The page's head, with its h1. */
  head: ReactNode;
  posts: Post[];
  /** What leads on from the list. */
  children?: ReactNode;
};

/** A page that lists posts. */
export function ListPage({ path, head, posts, children }: Props) {
  return (
    <Page path={path}>
      {head}
      {posts.length > 0 ? <Ledger posts={posts} /> : <EmptyList />}
      {children && <div className="stack-block mt-(--space-block)">{children}</div>}
    </Page>
  );
}
