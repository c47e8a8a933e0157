import { routes } from '#site/routes.ts';
import type { Manuscript } from '../manuscript.ts';
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
  return usable(nameOf(file));
}

/** The whole name of a post's file, or of its folder for `index.md`. */
export function wholeNameOf({ file }: Pick<Manuscript, 'file'>): string {
  return usable(ownName(file));
}

/**
 * What a post without an address of its own is called: by the folder for `index.md`, else by the
 * file. A date in front is left out, as Jekyll and Docusaurus do, unless the file has a
 * `templateKey`: the layout of Netlify CMS published the whole name.
 */
export function nameOfPost({
  file,
  hasTemplateKey,
}: Pick<Manuscript, 'file' | 'hasTemplateKey'>): string {
  const name = ownName(file);
  return usable(hasTemplateKey ? name : name.replace(DATE_IN_FRONT, ''));
}

/** The date in front of a post's name, `2024-01-02`; null where there is none. */
export function dateInName(file: string): string | null {
  return DATE_IN_FRONT.exec(ownName(file))?.[1] ?? null;
}

/** Without `.html` or `.md` at its end. */
export const withoutEnding = (name: string) => name.replace(SUFFIX, '');

const DATE_IN_FRONT = /^(\d{4}-\d{1,2}-\d{1,2})-(?=.)/;

/** The folder's name for `index.md`, else the file's. */
function ownName(file: string): string {
  const folder = file.split('/').at(-2);
  const name = nameOf(file);
  return /^index$/i.test(name) && folder !== undefined ? folder : name;
}

function nameOf(file: string): string {
  return withoutEnding(file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, ''));
}

function usable(name: string): string {
  return shorten(name.normalize('NFC').replace(UNUSABLE, '-')) || 'post';
}

/** The last part of the path of a `seo.url`, decoded; null where it names no post. */
export function slugOfSeoUrl(url: string): string | null {
  const parts = partsOf(pathOfSeoUrl(url));
  if (parts.length === 1 && `/${parts[0]}` === routes.news()) return null;
  const last = parts.at(-1);
  return last === undefined ? null : withoutEnding(last);
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
