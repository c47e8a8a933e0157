import { createHash } from 'node:crypto';
import { THEME_KEY } from './theme-key.ts';

/**
 * Shows a page in the theme that its reader chose, before anything is painted: no page flashes in
 * the other one. It stands in the page itself, since a browser would wait for a file: of 1.2 s to
 * the first paint on a slow phone, that was a tenth. A browser that forbids storage throws.
 */
export const THEME_SCRIPT = `try{const t=localStorage.getItem("${THEME_KEY}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}`;

/** By which a policy allows this script, and no other one that stands in a page. */
export const THEME_SCRIPT_SOURCE = `'sha256-${createHash('sha256').update(THEME_SCRIPT).digest('base64')}'`;
