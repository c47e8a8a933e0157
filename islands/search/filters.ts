import { FILTERS, type Filter, type Query } from './query.ts';
import { element } from './results.ts';
import type { Counts } from './search-index.ts';

const WORDS: Record<Filter, { label: string; any: string }> = {
  category: { label: 'Category', any: 'All categories' },
  year: { label: 'Year', any: 'All years' },
};

/** Lists to choose a category and a year from; they belong to the form, wherever they stand. */
export class Filters {
  readonly #lists: Record<Filter, HTMLSelectElement>;

  constructor(form: string) {
    const list = (name: Filter) => {
      const select = element('select', { name, ariaLabel: WORDS[name].label });
      select.setAttribute('form', form);
      return select;
    };
    this.#lists = { category: list('category'), year: list('year') };
  }

  get elements(): HTMLElement[] {
    return Object.values(this.#lists);
  }

  /** Offers what would find something, with the number of posts, and what is chosen. */
  offer(counts: Counts, query: Query): void {
    for (const name of FILTERS) {
      const chosen = query[name];
      const values = Object.entries({ ...(chosen && { [chosen]: 0 }), ...counts[name] })
        .filter(([value, count]) => count > 0 || value === chosen)
        .sort(([one], [other]) => (name === 'year' ? -1 : 1) * one.localeCompare(other))
        .map(([value, count]) => new Option(`${value} (${count})`, value));
      this.#lists[name].replaceChildren(new Option(WORDS[name].any, ''), ...values);
      this.#lists[name].value = chosen;
    }
  }
}
