import { type Channel, identity, type Link } from '#site/identity.ts';
import { routes } from '#site/routes.ts';
import { IslandSlot } from './island-slot.tsx';
import { Mark } from './mark.tsx';

export function SiteFooter() {
  return (
    <footer className="site-footer">
      <div className="frame py-10">
        <div className="rail-grid">
          <div className="stack-3 max-w-[32em]">
            <a className="nameplate" href={routes.home()}>
              <Mark />
              {identity.shortName}
            </a>
            <p className="text-caption text-muted">{identity.description}</p>
          </div>
          <nav aria-label="More from the foundation" className="footer-groups">
            {identity.footer.map(({ title, links }) => (
              <LinkGroup key={title} title={title} links={links} />
            ))}
            <LinkGroup
              title="Follow"
              links={[
                { label: 'Ways to subscribe', href: routes.subscribe() },
                ...identity.channels,
              ]}
            />
          </nav>
        </div>
        <div className="footer-end text-caption text-muted mt-10 pt-4">
          <p>
            {identity.name}. Texts under the{' '}
            <a href={identity.licence.href} rel="license">
              {identity.licence.label}
            </a>
            .
          </p>
          <IslandSlot element="theme-switch" />
        </div>
      </div>
    </footer>
  );
}

function LinkGroup({ title, links }: { title: string; links: readonly (Link | Channel)[] }) {
  return (
    <div>
      <h2 className="font-text text-note semibold mb-1">{title}</h2>
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <a className="quiet-link" href={link.href} rel={'me' in link ? 'me' : undefined}>
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
