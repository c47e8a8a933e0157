import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { quote } from '#newsroom/quote.ts';
import { decoded } from './addresses.ts';
import { OF_THE_PAGE } from './ids.ts';
import type { Report } from './report.ts';

/** Warns of links to a part of the post itself that is not there, once ids are given. */
export function reportDeadAnchors(tree: Root, report: Report): void {
  // Browsers scroll to the top for `#top`, whatever the page has.
  const ids = new Set([...OF_THE_PAGE, 'top']);
  visit(tree, 'element', ({ properties: { id } }) => {
    if (typeof id === 'string') ids.add(id);
  });
  visit(tree, 'element', (link) => {
    const { href } = link.properties;
    if (link.tagName !== 'a' || typeof href !== 'string') return;
    const [, written] = /^#(?!:~:)(.+)$/.exec(href) ?? [];
    if (!written || ids.has(written) || ids.has(unescaped(written))) return;
    report.warn(
      link,
      'dead-anchor',
      `The link leads to ${quote(decoded(href))}, and nothing in the post has that address.`,
      'Write the address of a heading: its words in small letters, with hyphens between them.',
    );
  });
}

function unescaped(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
