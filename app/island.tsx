import { addressOf, type Island as Name } from './islands.ts';

/** Loads the script of an island: behind the page's own text, and only where a page has use for it. */
export function Island({ name }: { name: Name }) {
  return <script type="module" src={addressOf(name)} />;
}
