import type { Shelf } from '#newsroom/edition.ts';

type Props = { of: Shelf<{ label: string; path: string }>[] };

/** Lists of posts, such as all categories, each with the number of its posts. */
export function ShelfLinks({ of }: Props) {
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
