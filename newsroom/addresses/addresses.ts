import { routes } from '#site/routes.ts';
import type { ArchivedManuscript } from '../archive.ts';
import type { Finding } from '../findings.ts';
import type { Manuscript } from '../manuscript.ts';
import { oldestFirst } from '../order.ts';
import { quote } from '../quote.ts';
import type { Addressed, Claimant } from './claims.ts';
import { contested, differingInCase, willBeContested } from './contested-addresses.ts';
import { flawOf, nameOfPost, slugOfSeoUrl, stemOf, wholeNameOf } from './post-slugs.ts';
import { freeSlug } from './slugs.ts';

export type Addresses = {
  /** Every public post: listed ones before unlisted ones, the earlier before the later. */
  addressed: Addressed[];
  /** Slugs of scheduled posts: nothing else may be found there before they are due. */
  promised: Set<string>;
  /** Slugs of expired posts that no other post has. */
  expired: Set<string>;
  /**
   * By file: the slug under which an earlier version of this program served the post, where that
   * is another one.
   */
  earlier: Map<string, string>;
  findings: Finding[];
};

const PRECEDENCE = { published: 0, unlisted: 1, scheduled: 2, expired: 3 } satisfies Record<
  Claimant['state'],
  number
>;

/**
 * Gives each public post an address of its own. Of several that claim one, a listed post
 * wins over an unlisted one, the earlier over the later; the others are found under their
 * own names. A scheduled post takes nothing before it is due, but its address is kept
 * free of other posts' names and of redirects, which browsers remember for ever. An expired post
 * takes nothing from any other.
 */
export function assignAddresses(claimants: Claimant[]): Addresses {
  const findings: Finding[] = [];
  const all = settle(
    claimants,
    (manuscript) => claimedSlug(manuscript, findings),
    wholeNameOf,
    (slug, owner, loser, other) => {
      if (other !== null) findings.push(...contested(slug, owner, loser, other));
      else if (loser.state === 'scheduled')
        findings.push(...willBeContested(slug, owner, loser));
    },
  );

  const addressed: Addressed[] = [];
  const promised = new Set<string>();
  const expired = new Set<string>();
  for (const [slug, { manuscript, state }] of all) {
    if (state === 'scheduled') promised.add(slug);
    else if (state === 'expired') expired.add(slug);
    else addressed.push({ manuscript, state, slug });
  }
  addressed.sort(byPrecedence);
  findings.push(...differingInCase(addressed));
  return {
    addressed,
    promised,
    expired,
    earlier: earlierSlugs(claimants, addressed),
    findings,
  };
}

/**
 * Gives every claimant what it claims, and a loser its own name, where it is public.
 * @param onLoser hears of each loser, with the slug that it gets instead; null where it gets none
 */
function settle(
  claimants: Claimant[],
  claimed: (manuscript: ArchivedManuscript) => string,
  nameOf: (manuscript: ArchivedManuscript) => string,
  onLoser: (slug: string, owner: Claimant, loser: Claimant, other: string | null) => void,
): Map<string, Claimant> {
  const owners = new Map<string, Claimant>();
  const losers: { claimant: Claimant; slug: string; owner: Claimant }[] = [];
  for (const claimant of [...claimants].sort(byPrecedence)) {
    const slug = claimed(claimant.manuscript);
    const owner = owners.get(slug);
    if (owner) losers.push({ claimant, slug, owner });
    else owners.set(slug, claimant);
  }
  const all = new Map(owners);
  for (const { claimant, slug, owner } of losers) {
    const isOpen = claimant.state !== 'scheduled' && claimant.state !== 'expired';
    const isTaken = (name: string) => all.has(name) || flawOf(name) !== null;
    const other = isOpen ? freeSlug(nameOf(claimant.manuscript), isTaken) : null;
    if (other !== null) all.set(other, claimant);
    onLoser(slug, owner, claimant, other);
  }
  return all;
}

/**
 * Where earlier versions of this program served each post: they knew `seo.url` and the file's
 * whole name alone, and served the posts called `index.md` as `index-2`, `index-3`, …
 */
function earlierSlugs(claimants: Claimant[], addressed: Addressed[]): Map<string, string> {
  const stem = ({ file }: ArchivedManuscript) => stemOf(file);
  const claimed = ({ file, seo }: ArchivedManuscript) =>
    unlessFlawed(
      (seo.url === null ? null : slugOfSeoUrl(seo.url)) ?? stemOf(file),
      stemOf(file),
    );
  // Posts without the key were drafts then, and took no number from the others.
  const keyed = claimants.filter(({ manuscript }) => manuscript.hasTemplateKey);
  const then = new Map(
    [...settle(keyed, claimed, stem, () => undefined)].map(
      ([slug, { manuscript }]) => [manuscript.file, slug] as const,
    ),
  );
  return new Map(
    addressed.flatMap(({ manuscript, slug }) => {
      const earlier = then.get(manuscript.file) ?? stemOf(manuscript.file);
      return earlier === slug ? [] : [[manuscript.file, earlier] as const];
    }),
  );
}

const unlessFlawed = (slug: string, stem: string) =>
  flawOf(slug) === null ? slug : freeSlug(stem, (name) => flawOf(name) !== null);

/** Listed posts first, then unlisted, then scheduled ones; the earlier first. */
function byPrecedence(a: Claimant, b: Claimant): number {
  return PRECEDENCE[a.state] - PRECEDENCE[b.state] || oldestFirst(a.manuscript, b.manuscript);
}

/** The last part of the address that a post asks for, whether it can have it or not. */
export function claimOf(
  post: Pick<Manuscript, 'file' | 'hasTemplateKey' | 'slug' | 'seo'>,
): string {
  const ofUrl = post.seo.url === null ? null : slugOfSeoUrl(post.seo.url);
  return ofUrl ?? post.slug ?? nameOfPost(post);
}

/**
 * What a post asks for: the last part of `seo.url`, else of `slug` or `permalink`, else the name
 * of its folder or file.
 */
function claimedSlug(manuscript: ArchivedManuscript, findings: Finding[]): string {
  const { file, seo, places } = manuscript;
  const claimed = claimOf(manuscript);
  const flaw = flawOf(claimed);
  if (flaw === null) return claimed;
  const slug = unlessFlawed(claimed, nameOfPost(manuscript));
  const isOfUrl = seo.url !== null && slugOfSeoUrl(seo.url) !== null;
  findings.push({
    severity: 'warning',
    rule: 'unusable-address',
    file,
    ...(!isOfUrl && manuscript.slug !== null ? places.slug : places.url),
    message: `${quote(claimed)} cannot be the name of a post: ${flaw}. It takes ${routes.post(slug)} instead.`,
    repair: 'Write an address with another name in `seo.url`.',
  });
  return slug;
}
