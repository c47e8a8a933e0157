import { partsOf } from '../addresses/paths.ts';
import { withoutEnding } from '../addresses/post-slugs.ts';
import type { Addresses } from '../addresses/web-address.ts';
import type { Entry, Scalars } from './scalars.ts';
import { fieldOf } from './structures.ts';

/** What `slug` and `permalink` (Hugo: `url`) say about the address of a post. */
export type PermalinkRead = {
  /** The last part of the address. */
  slug: string | null;
  /** The whole path that a permalink names. */
  path: string | null;
  /** Where the slug stands. */
  entry: Entry;
};

/** What Jekyll understands as a permalink that is no path: a pattern, or the name of one. */
const JEKYLL_STYLE = /:|^(date|pretty|ordinal|weekdate|none)$/;

/**
 * Reads the address that another system gave a post: the last part of `slug`, else of
 * `permalink`. A permalink with placeholders (`/:year/:title`), or one on another site, is none.
 * @param noted receives every field that is read
 */
export function readPermalink(
  root: Entry,
  scalars: Scalars,
  addresses: Addresses,
  noted: (entry: Entry) => Entry,
): PermalinkRead {
  const slug = fieldOf(root, 'slug');
  const permalink = fieldOf(root, 'permalink', 'url');
  const written = typeof permalink.value === 'string' ? permalink.value.trim() : '';
  const isPath = written.startsWith('/') || /^[\w.~%-]+$/.test(written);
  const path = isPath && !JEKYLL_STYLE.test(written) ? addresses.path(noted(permalink)) : null;
  const own = slug.value === undefined ? null : scalars.text(noted(slug));
  return {
    slug: lastPart(own) ?? lastPart(path),
    path: written.startsWith('/') ? path : null,
    entry: own === null && path !== null ? permalink : slug,
  };
}

function lastPart(path: string | null): string | null {
  const last = path === null ? undefined : partsOf(path).at(-1);
  return last === undefined ? null : withoutEnding(last);
}
