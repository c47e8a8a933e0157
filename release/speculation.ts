import { previewRoutes, studioRoutes } from '#site/routes.ts';
import { sha256 } from './manifest.ts';

/** What is no page: feeds, Markdown and pictures have an ending, and editors' work is not public. */
const NO_PAGES = [
  '/*.*',
  studioRoutes.home(),
  `${studioRoutes.home()}/*`,
  previewRoutes.link('*'),
];

/** Links to pages of this site; patterns without a host are for no other. */
const pages = {
  and: [{ href_matches: '/*' }, { not: { href_matches: NO_PAGES } }],
};

/**
 * What a browser may fetch before a reader goes there. A page is fetched when a link is pointed
 * at, without what it shows: at most a few kilobytes for nothing. It is rendered when the link is
 * pressed, a tenth of a second before it is let go.
 */
const rules = JSON.stringify({
  prefetch: [{ where: pages, eagerness: 'moderate' }],
  prerender: [{ where: pages, eagerness: 'conservative' }],
});

/** Named by its content, as all assets are; a page of an earlier release may ask for others. */
const file = `assets/speculation-${sha256(Buffer.from(rules)).slice(0, 8)}.speculationrules`;

/** The file with the rules, to which a header of each page leads: the policy refuses them inline. */
export const speculation = { file, address: `/${file}`, rules };
