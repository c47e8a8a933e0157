import { FILTERS, type Query } from './query.ts';

/** What the index knows of a post; release/search.ts puts it there. */
export type Found = {
  url: string;
  excerpt: string;
  meta: { title: string; date: string; day: string; by?: string; lang?: string };
};

/** How many of the posts found have each value of a filter. */
export type Counts = Record<string, Record<string, number>>;

export type Results = {
  found: { data: () => Promise<Found> }[];
  counts: Counts;
};

/** The part of Pagefind that is used here. */
type Pagefind = {
  options: (options: object) => Promise<void>;
  destroy: () => Promise<void>;
  search: (
    words: string | null,
    options: { filters: Record<string, string> },
  ) => Promise<{ results: Results['found']; totalFilters: Counts }>;
};

/** Made with each release. */
const LIBRARY = '/pagefind/pagefind.js';

let loaded: Promise<Pagefind> | undefined;

/** Loads the index's own small part; the rest comes in pieces, as words ask for them. */
export function loadIndex(): Promise<Pagefind> {
  loaded ??= open().catch((error) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function open(): Promise<Pagefind> {
  const library = (await import(LIBRARY)) as Pagefind;
  // The policy lets this page alone compile the index, and a worker is not this page.
  await library.options({ noWorker: true, excerptLength: 36 });
  return library;
}

/** Lets go of an index whose pieces are gone, since a newer release has others. */
export async function forgetIndex(): Promise<void> {
  const library = await loaded;
  loaded = undefined;
  await library?.destroy();
}

export async function searchIndex(query: Query): Promise<Results> {
  const library = await loadIndex();
  const chosen = FILTERS.filter((name) => query[name]).map((name) => [name, query[name]]);
  const { results, totalFilters } = await library.search(query.words || null, {
    filters: Object.fromEntries(chosen),
  });
  return { found: results, counts: totalFilters };
}
