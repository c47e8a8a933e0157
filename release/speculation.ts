import { previewRoutes, studioRoutes } from '#site/routes.ts';

/** What is no page: feeds, Markdown and pictures have an ending, and editors' work is not public. */
const NO_PAGES = [
  '/*.*',
  studioRoutes.home(),
  `${studioRoutes.home()}/*`,
  previewRoutes.link('*'),
];

/** Links to pages of this site; patterns without a host are for no other. */
const matching = (href_matches: string | string[]) => ({
  href_matches,
  // The rules have an address that nothing is relative to.
  relative_to: 'document',
});
const where = { and: [matching('/*'), { not: matching(NO_PAGES) }] };

/**
 * What a browser may fetch before a reader goes there. A page is fetched when a link is pointed
 * at, without what it shows: at most a few kilobytes for nothing. It is rendered when the link is
 * pressed, a tenth of a second before it is let go.
 */
const rules = JSON.stringify({
  prefetch: [{ where, eagerness: 'moderate' }],
  prerender: [{ where, eagerness: 'conservative' }],
});

/** For pages, a header with the rules themselves: a file of them would delay a first visit. */
export const SPECULATION = {
  'speculation-rules': `"data:application/speculationrules+json,${encodeURI(rules)}"`,
};
