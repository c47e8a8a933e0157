import { addressOf, type Island as Name } from './islands.ts';

type Props = {
  name: Name;
  /**
   * `first`: it has to be there before what stands behind it, and the page waits for it.
   * `afterwards`: once the page is painted; islands/afterwards/load.ts loads it then.
   * Else it runs when the page is read to its end.
   */
  when?: 'first' | 'afterwards';
};

/** Loads the script of an island, where a page has use for it. */
export function Island({ name, when }: Props) {
  const address = addressOf(name);
  if (when === 'first') return <script src={address} />;
  if (when === 'afterwards') return <div hidden data-afterwards={address} />;
  return <script type="module" src={address} />;
}
