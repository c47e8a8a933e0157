import { routes } from '#site/routes.ts';
import { partsOf, pathOfSeoUrl } from './paths.ts';
import { fits, SLUG_BYTES, shorten } from './slugs.ts';

/** Names under `/blog/` that are no posts, and `index`, which servers take for the folder. */
const RESERVED = new Set(['category', 'author', 'archive', 'index']);

/** What servers put behind an address: `/blog/name.md` is the Markdown of `/blog/name`. */
const SUFFIX = /(?<=.)\.(html?|md)$/i;

/**
 * What no name of a post may hold: slashes, which part folders; characters that cannot be written;
 * `?` and `#`, with which Netlify takes no file; `*`, which hosts read as any address.
 */
const UNUSABLE = /[/\\?#*\p{Cc}\p{Cs}]/gu;

/** The name of a file, as far as it can stand in an address. */
export function stemOf(file: string): string {
  const name = file
    .slice(file.lastIndexOf('/') + 1)
    .replace(/\.[^.]*$/, '')
    .replace(SUFFIX, '');
  return shorten(name.normalize('NFC').replace(UNUSABLE, '-')) || 'post';
}

/** The last part of the path of a `seo.url`, decoded; null where it names no post. */
export function slugOfSeoUrl(url: string): string | null {
  const parts = partsOf(pathOfSeoUrl(url));
  if (parts.length === 1 && `/${parts[0]}` === routes.news()) return null;
  return parts.at(-1)?.replace(SUFFIX, '') ?? null;
}

/** Why a slug cannot be that of a post, as a clause; null where it can. */
export function flawOf(slug: string): string | null {
  if (RESERVED.has(slug.toLowerCase())) return 'the site uses it for something else';
  if (slug.search(UNUSABLE) !== -1 || /^\.+$/.test(slug)) {
    return 'it holds characters that not every host takes in the name of a file';
  }
  if (!fits(slug)) return `it is longer than ${SLUG_BYTES} bytes`;
  return null;
}
