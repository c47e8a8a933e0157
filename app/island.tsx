import { addressOf, type Island as Name } from './islands.ts';

type Props = {
  name: Name;
  /** True where the page is to be painted first: islands/afterwards/load.ts loads it then. */
  afterwards?: boolean;
  /** True where it has to be there before what stands behind it: the page waits for it. */
  first?: boolean;
};

/** Loads the script of an island: behind the page's own text, and only where a page has use for it. */
export function Island({ name, afterwards = false, first = false }: Props) {
  const address = addressOf(name);
  if (first) return <script src={address} />;
  return afterwards ? (
    <div hidden data-afterwards={address} />
  ) : (
    <script type="module" src={address} />
  );
}
