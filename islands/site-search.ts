import { Filters } from './search/filters.ts';
import { followKeys } from './search/keys.ts';
import { addressOf, isEmpty, type Query, readQuery, summaryOf } from './search/query.ts';
import { element, resultItem } from './search/results.ts';
import {
  forgetIndex,
  loadIndex,
  type Results,
  searchIndex,
  setVolumes,
} from './search/search-index.ts';

/** How many posts are shown at once. */
const PAGE = 10;

/** How long a reader pauses between words, in milliseconds. */
const PAUSE = 200;

const NO_INDEX =
  'The search cannot be loaded at the moment. The lists below lead to every post.';

/**
 * Searches as a reader writes into the page's search form, and shows what is found. The words
 * are kept in the page's address, so that a search can be shared and come back to.
 */
class SiteSearch extends HTMLElement {
  readonly #form = document.querySelector<HTMLFormElement>('search form');
  readonly #filters = new Filters(this.#form?.id ?? '');
  readonly #choice = element('div', { className: 'search-filters', hidden: true });
  readonly #status = element('p', { role: 'status', className: 'search-status' });
  readonly #list = element('ol', { className: 'ledger' });
  readonly #more = element('button', {
    type: 'button',
    className: 'search-more',
    textContent: 'More posts',
    hidden: true,
  });
  #results: Results = { found: [], counts: {} };
  #query = readQuery(new URLSearchParams());
  /** Counts searches: one that was overtaken by the next shows nothing. */
  #search = 0;
  #timer = 0;

  connectedCallback(): void {
    const input = this.#form?.querySelector('input');
    if (!this.#form || !input) return;
    setVolumes(this.#form.dataset.volumes?.split(' ') ?? []);
    this.#choice.replaceChildren(...this.#filters.elements);
    this.replaceChildren(this.#choice, this.#status, this.#list, this.#more);
    this.#more.addEventListener('click', () => this.#showMore());

    input.addEventListener('focus', () => loadIndex().catch(() => this.#say(NO_INDEX)));
    input.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#follow(), PAUSE);
    });
    this.#choice.addEventListener('change', () => this.#follow());
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#follow();
    });
    followKeys(input, () => [
      ...this.#list.querySelectorAll('a'),
      ...(this.#more.hidden ? [] : [this.#more]),
    ]);

    const asked = readQuery(new URLSearchParams(location.search));
    // Who was quicker than this script has written something already.
    input.value ||= asked.words;
    const query = { ...asked, words: input.value };
    if (!isEmpty(query)) this.#ask(query);
    else if (document.activeElement === input) loadIndex().catch(() => this.#say(NO_INDEX));
  }

  /** Searches for what the form holds now. */
  #follow(): void {
    clearTimeout(this.#timer);
    const query = readQuery(new FormData(this.#form ?? undefined));
    if (addressOf(query) !== addressOf(this.#query)) this.#ask(query);
  }

  /** Searches, and keeps what is looked for in the page's address. */
  #ask(query: Query): void {
    history.replaceState(null, '', location.pathname + addressOf(query));
    this.#run(query);
  }

  async #run(query: Query): Promise<void> {
    this.#query = query;
    const search = ++this.#search;
    const show = async () => {
      const results = isEmpty(query) ? null : await searchIndex(query);
      if (search === this.#search) await this.#show(results, search);
    };
    try {
      // Where pieces of an index are gone, a newer release has others.
      await show().catch(() => forgetIndex().then(show));
    } catch (error) {
      console.error(error);
      if (search === this.#search) this.#say(NO_INDEX);
    }
  }

  /** @param results null where nothing is looked for */
  async #show(results: Results | null, search: number): Promise<void> {
    this.#results = results ?? { found: [], counts: {} };
    const items = await this.#items(0);
    if (search !== this.#search) return;
    this.#list.replaceChildren(...items);
    this.#choice.hidden = results === null;
    this.#filters.offer(this.#results.counts, this.#query);
    this.#say(results ? summaryOf(this.#query, results.found.length) : '');
    this.#offerMore();
  }

  async #showMore(): Promise<void> {
    const search = this.#search;
    try {
      const items = await this.#items(this.#list.children.length);
      if (search !== this.#search) return;
      this.#list.append(...items);
      items[0]?.querySelector('a')?.focus();
      this.#offerMore();
    } catch {
      this.#run(this.#query);
    }
  }

  #offerMore(): void {
    this.#more.hidden = this.#list.children.length >= this.#results.found.length;
  }

  async #items(from: number): Promise<HTMLLIElement[]> {
    const page = this.#results.found.slice(from, from + PAGE);
    const found = await Promise.all(page.map((result) => result.data()));
    return found.map((post) => resultItem(post, this.#query.words));
  }

  #say(words: string): void {
    this.#status.textContent = words;
  }
}

customElements.define('site-search', SiteSearch);
