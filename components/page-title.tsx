import type { ReactNode } from 'react';

type Props = { title: ReactNode; children?: ReactNode };

/** The head of a page that is no post. */
export function PageTitle({ title, children }: Props) {
  return (
    <header className="mb-8 space-y-3 lg:mb-12">
      <h1 className="headline">{title}</h1>
      {children}
    </header>
  );
}
