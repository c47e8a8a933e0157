import type { ReactNode } from 'react';

type Props = { title: ReactNode; children?: ReactNode };

/** The head of a page that is no post. */
export function PageTitle({ title, children }: Props) {
  return (
    <header className="stack-3 mb-8 lg:mb-12">
      <h1 className="headline">{title}</h1>
      {children}
    </header>
  );
}
