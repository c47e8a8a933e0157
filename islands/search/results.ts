import { markWords, nodesOf, readExcerpt } from './marks.ts';
import type { Found } from './search-index.ts';

/** One post in the list of results, in the form of other lists (components/ledger.tsx). */
export function resultItem({ url, excerpt, meta }: Found, words: string): HTMLLIElement {
  const link = element('a', { className: 'quiet-link', href: url });
  link.append(...nodesOf(markWords(meta.title, words)));
  const title = element('h2', { className: 'story-title text-title' });
  title.append(link);
  const summary = element('p', { className: 'summary' });
  summary.append(...nodesOf(readExcerpt(excerpt)));
  if (meta.lang || meta.dir) for (const words of [title, summary]) inLanguage(words, meta);
  const text = element('div', { className: 'stack-2' });
  text.append(title, summary);
  if (meta.by) text.append(element('p', { className: 'byline', textContent: `By ${meta.by}` }));
  const entry = element('article', { className: 'ledger-entry' });
  entry.append(element('time', { dateTime: meta.date, textContent: meta.day }), text);
  const item = element('li', {});
  item.append(entry);
  return item;
}

/** A post that runs another way, and names no language, is in an unknown one: not the site's. */
function inLanguage(words: HTMLElement, { lang = '', dir = '' }: Found['meta']): void {
  words.lang = lang;
  if (dir) words.dir = dir;
}

/** An element with properties; those that are empty stay unset. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] {
  const given = Object.entries(properties).filter(([, value]) => value !== '');
  return Object.assign(document.createElement(name), Object.fromEntries(given));
}
