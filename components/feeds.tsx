/** One feed, in each format in which it is written. */
export type FeedList = {
  label: string;
  formats: { name: string; type: string; href: string }[];
};

/** Feeds to copy into a feed reader. */
export function Feeds({ of }: { of: FeedList[] }) {
  return (
    <div className="stack-4">
      <p>
        A feed reader shows new posts as they come, whole and without an account. Give it the
        address of a feed, or that of any category’s or author’s page: it finds the feed there.
      </p>
      <ul className="ledger">
        {of.map(({ label, formats }) => (
          <li key={label} className="ledger-entry">
            <h3 className="text-item">{label}</h3>
            <ul className="flex flex-wrap gap-x-4">
              {formats.map(({ name, type, href }) => (
                <li key={name}>
                  <a href={href} type={type} aria-label={`${label}: ${name}`}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}
