import type { Category } from '#newsroom/edition.ts';
import { Names } from './names.tsx';

/** The categories of a post, above its title. */
export function Kicker({ of }: { of: Category[] }) {
  if (of.length === 0) return null;
  return (
    <p className="kicker">
      <Names of={of} />
    </p>
  );
}
