import type { ReactNode } from 'react';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';

type Props = {
  /** The page's own address, which the navigation marks; absent on pages that have none. */
  path?: string;
  /** True on the home page, whose headline is the site's name. */
  front?: boolean;
  children: ReactNode;
};

/** The frame of every page. It is no layout of Next's, since a layout knows no address. */
export function Page({ path, front = false, children }: Props) {
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <SiteHeader path={path} front={front} />
      <main id="main" tabIndex={-1} className="frame py-10 outline-none lg:py-14">
        {children}
      </main>
      <SiteFooter />
    </>
  );
}
