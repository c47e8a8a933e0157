import { routes } from '#site/routes.ts';
import { IslandSlot } from './island-slot.tsx';

type Props = {
  /** The last years of the volumes of the index that are closed. */
  closed: number[];
};

/** Where readers write what they look for; what is found appears beneath. */
export function SearchForm({ closed }: Props) {
  return (
    <search className="search">
      <form
        id="search-form"
        className="search-form"
        action={routes.search()}
        data-volumes={closed.length > 0 ? closed.join(' ') : undefined}
      >
        <input
          type="search"
          name="q"
          aria-label="Search all posts"
          placeholder="Words or names"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
        />
        <button type="submit" aria-label="Search" title="Search">
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="m10 10 4 4M6.5 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z" />
          </svg>
        </button>
      </form>
      <IslandSlot element="site-search" />
    </search>
  );
}
