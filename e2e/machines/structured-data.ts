import { toString as textOf } from 'hast-util-to-string';
import { elements, type FetchedPage } from '../crawl.ts';
import { broken } from './rule.ts';

type Json = Record<string, unknown>;

/** One script of a page: its text as served, and the object in it. */
export type Script = { raw: string; object: Json };

/** The structured data of a page, in the order of the document. */
export function structuredData(page: FetchedPage): Script[] {
  return elements(page, 'script')
    .filter(({ properties }) => properties.type === 'application/ld+json')
    .map((script) => ({ raw: textOf(script), object: JSON.parse(textOf(script)) }));
}

/** The types of the objects on a page, in order. */
export function typesOn(page: FetchedPage): unknown[] {
  return structuredData(page).map(({ object }) => object['@type']);
}

/** What the structured data of a post lacks, for Google and for the byline in Mastodon. */
export function articleFaults(page: FetchedPage): string[] {
  const [article = {}, ...others] = structuredData(page).map(({ object }) => object);
  const authors = [article.author].flat().map((author) => (author ?? {}) as Json);
  const publisher = (article.publisher ?? {}) as Json;
  const logo = (publisher.logo ?? {}) as Json;
  const images = [article.image].flat();
  const steps = [others[0]?.itemListElement].flat().map((step) => (step ?? {}) as Json);
  return broken([
    [article['@type'] === 'NewsArticle', `the first script is ${article['@type']}`],
    [article['@context'] === 'https://schema.org', 'the article has no context'],
    [!('@graph' in article), 'the article is a graph'],
    [isText(article.headline), 'the article has no headline'],
    [isText(article.description), 'the article has no description'],
    // Where nobody knows the language of a post, its page says so too.
    [
      isText(article.inLanguage) || page.html.includes(' lang=""'),
      'the article has no language',
    ],
    [isAddress(article.url), 'the article has no address'],
    [isDate(article.datePublished), 'the article has no date'],
    [isDate(article.dateModified), 'the article has no date of change'],
    [String(article.dateModified) >= String(article.datePublished), 'changed too early'],
    [authors.every(({ name, url }) => isText(name) && isAddress(url)), 'a nameless author'],
    [isText(publisher.name) && isAddress(logo.url), 'no publisher with a logo'],
    [images.length === 3 && images.every(isAddress), 'not three pictures'],
    [others.map((other) => other['@type']).join() === 'BreadcrumbList', 'no breadcrumbs'],
    [steps.length >= 2, 'too few breadcrumbs'],
    [steps.every(({ position }, index) => position === index + 1), 'breadcrumbs in disorder'],
    [steps.every(({ name, item }) => isText(name) && isAddress(item)), 'a blind breadcrumb'],
  ]);
}

/** The pictures of a post without words: 16:9, 4:3 and 1:1. */
export function articlePictures(page: FetchedPage): string[] {
  return [structuredData(page)[0]?.object.image ?? []].flat().map(String);
}

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';
const isAddress = (value: unknown) => /^https?:\/\//.test(String(value));
const isDate = (value: unknown) => !Number.isNaN(Date.parse(String(value)));
