import GithubSlugger from 'github-slugger';
import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Ids that pages around a body have, or may come to have. */
const OF_THE_PAGE =
  `categories comments content contents corrections footer header latest lead main
  menu nav related search share top years`.split(/\s+/);

/**
 * Leaves each id to one element, none of them the page's own, and returns the slugger that
 * gives headings ids which nobody has. Footnotes come first: links within them must hold.
 */
export function claimIds(tree: Root): GithubSlugger {
  const slugger = new GithubSlugger();
  for (const id of OF_THE_PAGE) slugger.slug(id);
  const claim = (ofNotes: boolean) =>
    visit(tree, 'element', ({ properties }) => {
      const { id } = properties;
      if (id === undefined || ofNotes !== NOTE_ID.test(String(id))) return;
      if (typeof id !== 'string' || !/^\S+$/.test(id) || id in slugger.occurrences) {
        delete properties.id;
      } else slugger.occurrences[id] = 0;
    });
  claim(true);
  claim(false);
  return slugger;
}

/** What ids of footnotes start with, so that no heading's can be the same. */
export const NOTE_PREFIX = 'note:';
const NOTE_ID = new RegExp(`^${NOTE_PREFIX}`);
