import { routes } from '#site/routes.ts';
import type { ArchivedManuscript } from './archive.ts';
import { contested, differingInCase, willBeContested } from './contested-addresses.ts';
import type { Post, State } from './edition.ts';
import type { Finding } from './findings.ts';
import { oldestFirst } from './order.ts';
import { flawOf, slugOfSeoUrl, stemOf } from './post-slugs.ts';
import { quote } from './remarks.ts';
import { freeSlug } from './slugs.ts';

/** A post that has an address now, or will have one. */
export type Claimant = { manuscript: ArchivedManuscript; state: Exclude<State, 'draft'> };

/** A public post with the slug that is its own. */
export type Addressed = { manuscript: ArchivedManuscript; state: Post['state']; slug: string };

export type Addresses = {
  /** Every public post: listed ones before unlisted ones, the earlier before the later. */
  addressed: Addressed[];
  /** Slugs of scheduled posts: nothing else may be found there before they are due. */
  promised: Set<string>;
  findings: Finding[];
};

const PRECEDENCE = { published: 0, unlisted: 1, scheduled: 2 } satisfies Record<
  Claimant['state'],
  number
>;

/**
 * Gives each public post an address of its own. Of several that claim one, a listed post
 * wins over an unlisted one, the earlier over the later; the others are found under their
 * files' names. A scheduled post takes nothing before it is due, but its address is kept
 * free of other posts' file names and of redirects, which browsers remember for ever.
 */
export function assignAddresses(claimants: Claimant[]): Addresses {
  const findings: Finding[] = [];
  const owners = new Map<string, Claimant>();
  const losers: { claimant: Claimant; slug: string; owner: Claimant }[] = [];
  for (const claimant of [...claimants].sort(byPrecedence)) {
    const slug = claimedSlug(claimant.manuscript, findings);
    const owner = owners.get(slug);
    if (owner) losers.push({ claimant, slug, owner });
    else owners.set(slug, claimant);
  }

  const all = new Map(owners);
  for (const { claimant, slug, owner } of losers) {
    if (claimant.state === 'scheduled') {
      findings.push(...willBeContested(slug, owner, claimant));
      continue;
    }
    const stem = stemOf(claimant.manuscript.file);
    const other = freeSlug(stem, (name) => all.has(name) || flawOf(name) !== null);
    all.set(other, claimant);
    findings.push(...contested(slug, owner, claimant, other));
  }

  const addressed: Addressed[] = [];
  const promised = new Set<string>();
  for (const [slug, { manuscript, state }] of all) {
    if (state === 'scheduled') promised.add(slug);
    else addressed.push({ manuscript, state, slug });
  }
  addressed.sort(byPrecedence);
  findings.push(...differingInCase(addressed));
  return { addressed, promised, findings };
}

/** Listed posts first, then unlisted, then scheduled ones; the earlier first. */
function byPrecedence(a: Claimant, b: Claimant): number {
  return PRECEDENCE[a.state] - PRECEDENCE[b.state] || oldestFirst(a.manuscript, b.manuscript);
}

/** What a post asks for: the name in `seo.url` where it can be used, else its file's. */
function claimedSlug({ file, seo, places }: ArchivedManuscript, findings: Finding[]): string {
  const stem = stemOf(file);
  const claimed = (seo.url === null ? null : slugOfSeoUrl(seo.url)) ?? stem;
  const flaw = flawOf(claimed);
  if (flaw === null) return claimed;
  const slug = freeSlug(stem, (name) => flawOf(name) !== null);
  findings.push({
    severity: 'warning',
    rule: 'unusable-address',
    file,
    ...places.url,
    message: `${quote(claimed)} cannot be the name of a post: ${flaw}. It takes ${routes.post(slug)} instead.`,
    repair: 'Write an address with another name in `seo.url`.',
  });
  return slug;
}
