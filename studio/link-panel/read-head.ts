import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5';

/** What those who unfold links read of a page. */
export type Head = {
  title: string;
  /** What X reads instead, which is shorter. */
  titleForX: string;
  description: string;
  siteName: string;
  /** Host of the canonical address. */
  host: string;
  address: string;
  image: { src: string; alt: string; width: number; height: number } | null;
  /** The account that X names. */
  creator: string | null;
  /** The account that Mastodon names. */
  fediverse: string | null;
};

type Element = DefaultTreeAdapterMap['element'];

/** Reads the head of a page's HTML, as they do: by its tags, and nothing else. */
export function readHead(html: string): Head {
  const tags = elementsOf(parse(html)).filter(({ tagName }) => /^(meta|link)$/.test(tagName));
  const meta = (name: string) => {
    const tag = tags.find(
      (tag) => attribute(tag, 'property') === name || attribute(tag, 'name') === name,
    );
    return (tag && attribute(tag, 'content')) ?? null;
  };
  const canonical = tags.find((tag) => attribute(tag, 'rel') === 'canonical');
  const address = (canonical && attribute(canonical, 'href')) ?? '';
  const src = meta('og:image');
  return {
    title: meta('og:title') ?? '',
    titleForX: meta('twitter:title') ?? meta('og:title') ?? '',
    description: meta('og:description') ?? '',
    siteName: meta('og:site_name') ?? '',
    address,
    host: URL.canParse(address) ? new URL(address).host : '',
    image: src
      ? {
          src,
          alt: meta('og:image:alt') ?? '',
          width: Number(meta('og:image:width')),
          height: Number(meta('og:image:height')),
        }
      : null,
    creator: meta('twitter:creator'),
    fediverse: meta('fediverse:creator'),
  };
}

function elementsOf(node: DefaultTreeAdapterMap['node']): Element[] {
  const children = 'childNodes' in node ? node.childNodes.flatMap(elementsOf) : [];
  return defaultTreeAdapter.isElementNode(node) ? [node, ...children] : children;
}

const attribute = (element: Element, name: string) =>
  element.attrs.find((one) => one.name === name)?.value ?? null;
