import GithubSlugger from 'github-slugger';
import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Ids that pages around a body have, or may come to have. */
export const OF_THE_PAGE =
  `categories comments content contents corrections footer header latest lead main
  menu nav related search share top years`.split(/\s+/);

/** What ids of footnotes start with: no heading's can, since slugs have no colon. */
export const NOTE_PREFIX = 'note:';

/**
 * Leaves each id to the first element that has it, if it is none of the page's own, and
 * returns the slugger that gives headings ids which nobody has.
 */
export function claimIds(tree: Root): GithubSlugger {
  const slugger = new GithubSlugger();
  for (const id of OF_THE_PAGE) slugger.slug(id);
  visit(tree, 'element', ({ properties }) => {
    const { id } = properties;
    if (id === undefined) return;
    if (typeof id !== 'string' || !/^\S+$/.test(id) || id in slugger.occurrences) {
      delete properties.id;
    } else slugger.occurrences[id] = 0;
  });
  return slugger;
}
