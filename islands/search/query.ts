/** What a reader looks for. An empty text stands for "any". */
export type Query = { words: string; category: string; year: string };

/** The filters, by the names that the form, the address and the index share. */
export const FILTERS = ['category', 'year'] as const;

export type Filter = (typeof FILTERS)[number];

/** @param written the query of an address, or what a form holds */
export function readQuery(written: URLSearchParams | FormData): Query {
  const value = (name: string) => String(written.get(name) ?? '').trim();
  return { words: value('q'), category: value('category'), year: value('year') };
}

/** The address of a query, from its `?` on: what `readQuery` reads. Empty for an empty query. */
export function addressOf({ words, ...filters }: Query): string {
  const parts = new URLSearchParams(
    Object.entries({ q: words, ...filters }).filter(([, value]) => value !== ''),
  );
  return parts.size > 0 ? `?${parts}` : '';
}

export function isEmpty(query: Query): boolean {
  return addressOf(query) === '';
}

/** How many posts were found, as one says it. */
export function summaryOf({ words }: Query, found: number): string {
  const posts = found === 0 ? 'No posts' : found === 1 ? '1 post' : `${found} posts`;
  return words ? `${posts} for “${words}”` : posts;
}
