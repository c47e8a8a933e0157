import type { Category, Shelf } from '#newsroom/edition.ts';

/** All categories, each with the number of its posts. */
export function CategoryLinks({ of }: { of: Shelf<Category>[] }) {
  return (
    <ul className="years">
      {of.map(({ of: { label, path }, posts }) => (
        <li key={path}>
          <a href={path}>
            {label} <span className="text-caption opacity-75">{posts.length}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
