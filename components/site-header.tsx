import { identity } from '#site/identity.ts';
import { routes } from '#site/routes.ts';
import { Mark } from './mark.tsx';

type Props = { path: string | undefined; front: boolean };

export function SiteHeader({ path, front }: Props) {
  return (
    <header className={front ? 'masthead masthead-front' : 'masthead'}>
      <div className="frame">
        <div className="masthead-bar">
          {front ? (
            <h1>
              <Nameplate />
            </h1>
          ) : (
            <Nameplate />
          )}
          <div className="masthead-line">
            {front && <p className="text-muted text-note py-2">{identity.tagline}</p>}
            <SiteNav path={path} />
          </div>
        </div>
      </div>
    </header>
  );
}

function Nameplate() {
  return (
    <a className="nameplate" href={routes.home()}>
      <Mark />
      {identity.name}
    </a>
  );
}

function SiteNav({ path }: { path: string | undefined }) {
  const links = [...identity.nav, { label: 'Search', href: routes.search() }];
  return (
    <nav aria-label="Site">
      <ul className="site-nav">
        {links.map(({ label, href }) => (
          <li key={href}>
            <a href={href} aria-current={href === path ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
