import type { Category } from '#newsroom/edition.ts';

/** The categories of a post, above its title. */
export function Kicker({ of }: { of: Category[] }) {
  if (of.length === 0) return null;
  return (
    <ul className="kicker" aria-label="Categories">
      {of.map(({ label, path }) => (
        <li key={path}>
          <a className="quiet-link" href={path}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
