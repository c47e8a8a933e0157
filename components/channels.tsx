import type { Channel } from '#site/identity.ts';

/** Where the foundation can be followed, and what each place offers. */
export function Channels({ of }: { of: readonly Channel[] }) {
  return (
    <ul className="ledger" data-site-links="">
      {of.map(({ label, href, about, me }) => (
        <li key={href} className="ledger-entry">
          <h3 className="text-item">
            <a href={href} rel={me && 'me'}>
              {label}
            </a>
          </h3>
          <p className="text-muted">{about}</p>
        </li>
      ))}
    </ul>
  );
}
