import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { startsPart } from './page-parts.ts';

/** What a finished page shows of posts, and says of itself to machines. */
export type PageContents = {
  /** Addresses of the links by which it lists posts: neither those in an author’s text nor the site’s own menus. */
  links: string[];
  /** Addresses in the lists that it gives to search engines. */
  listed: string[];
  /** Whether its first structured data is an article's. */
  isArticle: boolean;
  /** Address of the picture that it names for sharing. */
  card: string | null;
  /** Whether search engines may list it. */
  isIndexed: boolean;
};

export function readPage(page: Tree.Document): PageContents {
  const all = elementsOf(page);
  const meta = (name: string) =>
    all.find((element) =>
      [attribute(element, 'name'), attribute(element, 'property')].includes(name),
    );
  const said = (name: string) => {
    const element = meta(name);
    return element ? (attribute(element, 'content') ?? null) : null;
  };
  const data = all
    .filter((element) => attribute(element, 'type') === 'application/ld+json')
    .map(dataIn);
  return {
    links: linksWithin(page),
    listed: data.flatMap(({ mainEntity }) =>
      (mainEntity?.itemListElement ?? []).flatMap(({ url }) => url ?? []),
    ),
    isArticle: data[0]?.['@type'] === 'NewsArticle',
    card: said('og:image'),
    isIndexed: !/noindex|none/.test(said('robots') ?? ''),
  };
}

/** The parts of structured data that are looked at. */
type Data = { '@type'?: string; mainEntity?: { itemListElement?: { url?: string }[] } };

function dataIn({ childNodes: [text] }: Tree.Element): Data {
  return text && 'value' in text ? JSON.parse(text.value) : {};
}

/** Links in an author's text, and those that somebody has chosen for the whole site, list nothing. */
function linksWithin(node: Tree.Node, found: string[] = [], inMain = false): string[] {
  if ('tagName' in node) {
    if (startsPart(node, inMain) !== null) return found;
    const address = node.tagName === 'a' ? attribute(node, 'href') : undefined;
    if (address !== undefined) found.push(address);
  }
  const within = inMain || ('tagName' in node && node.tagName === 'main');
  if ('childNodes' in node) {
    for (const child of node.childNodes) linksWithin(child, found, within);
  }
  return found;
}

function elementsOf(node: Tree.Node, found: Tree.Element[] = []): Tree.Element[] {
  if ('tagName' in node) found.push(node);
  if ('childNodes' in node) for (const child of node.childNodes) elementsOf(child, found);
  return found;
}

const attribute = (element: Tree.Element, name: string) =>
  element.attrs.find((each) => each.name === name)?.value;
