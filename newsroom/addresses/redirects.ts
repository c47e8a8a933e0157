import { oldMachineAddresses } from '#site/old-feed-names.ts';
import { OWN_FOLDERS } from '#site/own-addresses.ts';
import { routes } from '#site/routes.ts';
import type { ArchivedManuscript } from '../archive.ts';
import type { Author, Category, Post, Redirect } from '../edition.ts';
import type { Finding } from '../findings.ts';
import type { Place } from '../place.ts';
import { quote } from '../quote.ts';
import { canonicalPath, partsOf, pathOfSeoUrl } from './paths.ts';

/** What a redirect is made for: who asks for it, so that a refusal can be told. */
type Wish = Redirect & { asked: { file: string; what: 'url' | 'alias'; place: Place } | null };

/** Why an address cannot be left, as the end of a sentence, and whether others can make room. */
type Obstacle = { why: string; isTaken: boolean };

/** Addresses of the server itself, and of pages that have no address. */
const RESERVED = new Set(['/healthz', '/404', '/index']);

/** What no server has in an address as it is, and `*`, which hosts read as any address. */
const UNUSABLE = /[*\\\p{Cc}]/u;

type RedirectSources = {
  /** Public posts in the order of their right to an address, each with its file. */
  posts: {
    post: Post;
    manuscript: ArchivedManuscript;
    /** The slug under which an earlier version of this program served the post; null: the same. */
    earlier: string | null;
  }[];
  categories: Category[];
  /** Each with the other slugs under which they may have been known. */
  authors: { author: Author; otherSlugs: string[] }[];
};

/**
 * Leads old addresses to where their content is now: the whole path of an odd `seo.url` or of a
 * `permalink`, aliases, what an earlier version of this program served, the addresses that
 * categories and authors had without `/blog`, and the names that feeds and sitemaps have
 * elsewhere. Sources are
 * in canonical form. Every target is a page and no source is one, so that nothing is
 * shadowed and nothing loops; nor does a source stand where the server or the studio answers.
 * Of two that ask for one source, the first gets it.
 * @param pages every address that has a page
 * @param promised addresses of scheduled posts, which readers' browsers must not learn to leave
 */
export function makeRedirects(
  sources: RedirectSources,
  pages: ReadonlySet<string>,
  promised: ReadonlySet<string>,
): { redirects: Redirect[]; findings: Finding[] } {
  const targets = new Map<string, string>();
  const findings: Finding[] = [];
  for (const { from: wanted, to, asked } of wishesOf(sources)) {
    const from = asServersReadIt(wanted);
    if (from === to || targets.get(from) === to) continue;
    const obstacle = obstacleTo(from);
    if (obstacle === null) targets.set(from, to);
    else if (asked) findings.push(refusal(from, to, asked, obstacle));
  }
  return { redirects: [...targets].map(([from, to]) => ({ from, to })), findings };

  function obstacleTo(from: string): Obstacle | null {
    const flaw = flawOf(from);
    if (flaw !== null) return { why: flaw, isTaken: false };
    if (pages.has(from)) return { why: 'is a page', isTaken: true };
    if (promised.has(from)) return { why: 'is the address of a scheduled post', isTaken: true };
    const target = targets.get(from);
    return target === undefined ? null : { why: `leads to ${target} already`, isTaken: true };
  }
}

/** Servers decode an address before they look for it: to them `/a%2Fb` is `/a/b`. */
function asServersReadIt(path: string): string {
  return canonicalPath(path.replaceAll('%2F', '/'));
}

/** Why an address can never be an old one; null where it can. */
function flawOf(from: string): string | null {
  const parts = partsOf(from);
  if (RESERVED.has(from) || OWN_FOLDERS.has(parts[0] ?? '')) {
    return 'is kept for the site itself';
  }
  if (parts.some((part) => /^\.\.?$/.test(part))) return 'leads out of its folder';
  return UNUSABLE.test(parts.join('/'))
    ? 'holds a character that not every host can take'
    : null;
}

function wishesOf({ posts, categories, authors }: RedirectSources): Wish[] {
  return [
    ...posts.flatMap(wishesOfPost),
    ...categories.map(({ slug, path }) => ({
      from: withoutNews(routes.category(slug)),
      to: path,
      asked: null,
    })),
    ...authors.flatMap(({ author: { slug, path }, otherSlugs }) =>
      [
        withoutNews(routes.author(slug)),
        ...otherSlugs.flatMap((other) => [
          routes.author(other),
          withoutNews(routes.author(other)),
        ]),
      ].map((from) => ({ from, to: path, asked: null })),
    ),
    ...oldMachineAddresses().map((old) => ({ ...old, asked: null })),
  ];
}

function wishesOfPost({ post, manuscript, earlier }: RedirectSources['posts'][number]): Wish[] {
  const { file, seo, permalink, aliases, places } = manuscript;
  const wishes: Wish[] = aliases.map((alias, index) => ({
    from: canonicalPath(alias),
    to: post.path,
    asked: { file, what: 'alias', place: places.aliases[index] ?? places.url },
  }));
  // What nobody asked for in so many words gives way without a word.
  for (const path of [permalink, earlier === null ? null : routes.post(earlier)]) {
    if (path !== null) wishes.push({ from: canonicalPath(path), to: post.path, asked: null });
  }
  if (seo.url === null) return wishes;
  const from = canonicalPath(pathOfSeoUrl(seo.url));
  // A permalink that this post asked for and did not get has been reported with its owner.
  const isPermalink =
    from.startsWith(`${routes.news()}/`) && from.lastIndexOf('/') === routes.news().length;
  const asked = isPermalink ? null : { file, what: 'url' as const, place: places.url };
  return [{ from, to: post.path, asked }, ...wishes];
}

/** `/category/news` for `/blog/category/news`. */
function withoutNews(path: string): string {
  return path.slice(routes.news().length);
}

function refusal(
  from: string,
  to: string,
  { file, what, place }: NonNullable<Wish['asked']>,
  { why, isTaken }: Obstacle,
): Finding {
  return {
    severity: 'warning',
    rule: isTaken ? 'contested-redirect' : 'unusable-redirect',
    file,
    ...place,
    message: `${quote(from)} ${why}, and does not lead to ${to}.`,
    repair:
      what === 'alias'
        ? `Remove it from \`aliases\`${isTaken ? ', here or in the other post' : ''}.`
        : 'Write an address of the form https://openinfra.org/blog/name-of-the-post.',
  };
}
