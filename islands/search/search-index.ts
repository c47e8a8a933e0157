import { FILTERS, type Query } from './query.ts';
import { asked } from './words.ts';

/** What the index knows of a post; publishing/build/search.ts puts it there. */
export type Found = {
  url: string;
  excerpt: string;
  meta: { title: string; date: string; day: string; by?: string; lang?: string; dir?: string };
};

/** How many posts would be found with each value of a filter. */
export type Counts = Record<string, Record<string, number>>;

export type Results = { found: { data: () => Promise<Found> }[]; counts: Counts };

/** The part of Pagefind that is used here. */
type Pagefind = {
  options: (options: object) => Promise<void>;
  filters: () => Promise<Counts>;
  destroy: () => Promise<void>;
  mergeIndex: (folder: string, options: object) => Promise<void>;
  search: (
    words: string | null,
    options: { filters: Record<string, string> },
  ) => Promise<{ results: Results['found']; filters: Counts }>;
};

/** Made with each release. */
const LIBRARY = '/pagefind/pagefind.js';

/** Found by it, but not for its sake. */
const RANKING = { metaWeights: { date: 0, day: 0, lang: 0, dir: 0 } };

/** Older posts of a large archive are in volumes of their own, named by their last years. */
let volumes: string[] = [];

export function setVolumes(names: string[]): void {
  volumes = names;
}

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
  await library.options({
    // The policy lets this page alone compile the index, and a worker is not this page.
    noWorker: true,
    excerptLength: 36,
    ranking: RANKING,
  });
  await Promise.all(
    volumes.map((volume) =>
      library.mergeIndex(`/pagefind/until-${volume}/`, { ranking: RANKING }),
    ),
  );
  // Results count by filter once the filters have been asked for.
  await library.filters();
  return library;
}

/** Lets go of an index whose pieces are gone, since a newer release has others. */
export async function forgetIndex(): Promise<void> {
  const library = await loaded;
  loaded = undefined;
  await library?.destroy();
}

export async function searchIndex(query: Query): Promise<Results> {
  const { results, filters } = await search(query);
  const counts: Counts = {};
  for (const name of FILTERS) {
    // What another choice would find is counted without the one that was made.
    const others = query[name] ? (await search({ ...query, [name]: '' })).filters : filters;
    counts[name] = others[name] ?? {};
  }
  return { found: results, counts };
}

async function search(query: Query) {
  const library = await loadIndex();
  const chosen = FILTERS.filter((name) => query[name]).map((name) => [name, query[name]]);
  return library.search(asked(query.words) || null, {
    filters: Object.fromEntries(chosen),
  });
}
