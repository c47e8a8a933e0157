import { createHash } from 'node:crypto';
import { previewRoutes, studioRoutes } from './routes.ts';
import { THEME_KEY } from './theme-key.ts';

/**
 * Shows a page in the theme that its reader chose, before anything is painted: no page flashes in
 * the other one. It stands in the page itself, since a browser would wait for a file: of 1.2 s to
 * the first paint on a slow phone, that was a tenth. A browser that forbids storage throws.
 */
export const THEME_SCRIPT = `try{const t=localStorage.getItem("${THEME_KEY}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}`;

/** What is no page: feeds, Markdown and pictures have an ending, and editors' work is not public. */
const NO_PAGES = [
  '/*.*',
  studioRoutes.home(),
  `${studioRoutes.home()}/*`,
  previewRoutes.link('*'),
];

/** Patterns without a host are for this site alone. */
const where = { and: [{ href_matches: '/*' }, { not: { href_matches: NO_PAGES } }] };

/**
 * What a browser may fetch before a reader goes there. A page is fetched when a link is pointed
 * at, without what it shows: at most a few kilobytes for nothing. It is rendered when the link is
 * pressed, a tenth of a second before it is let go (docs/decisions/016).
 */
export const SPECULATION_RULES = JSON.stringify({
  prefetch: [{ where, eagerness: 'moderate' }],
  prerender: [{ where, eagerness: 'conservative' }],
});

const INLINE_SCRIPTS = [THEME_SCRIPT, SPECULATION_RULES];

/** Whether a script that stands in a page is one of ours. */
export const isInlineScript = (text: string) => INLINE_SCRIPTS.includes(text);

/** By which a policy allows these scripts, and no other ones that stand in a page. */
export const INLINE_SOURCES = INLINE_SCRIPTS.map(
  (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
).join(' ');
