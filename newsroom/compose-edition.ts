import { identity } from '#site/identity.ts';
import { machineRoutes, routes } from '#site/routes.ts';
import { assignAddresses } from './addresses/addresses.ts';
import { settleCanonicals } from './addresses/canonicals.ts';
import type { Addressed, Claimant } from './addresses/claims.ts';
import { makeRedirects } from './addresses/redirects.ts';
import type { Archive, ArchivedManuscript } from './archive.ts';
import { authorFilesOf } from './authors/author-files.ts';
import { findUnknownAuthors, resolveBylines } from './authors/bylines.ts';
import { findCategoryFaults, resolveCategories } from './categories.ts';
import { changesAfter, changesAt, findFutureChanges } from './changes.ts';
import { parseInstant } from './dates.ts';
import type { Author, Category, Edition, Post } from './edition.ts';
import { ledgerOf } from './file-outcomes.ts';
import { byPlace } from './findings.ts';
import { compare, compareDates, newestFirst } from './order.ts';
import { addressesOf } from './pages.ts';
import { findPreviewFaults } from './post-checks.ts';
import { changesOfState, publicFrom, stateAt } from './publication.ts';
import { quote } from './quote.ts';
import { byYear, shelve } from './shelves.ts';
import { descriptionOf } from './text/descriptions.ts';
import { findMissingLanguage } from './text/post-language.ts';

/**
 * Composes what readers may read at one instant: addresses, bylines, shelves, redirects,
 * and what became of each file.
 * @param instant ISO 8601; the only clock there is
 * @param hosts hosts that `seo.url` may name without a warning, in lower case
 * @param ahead file of a post that is shown as at its date, if that is still to come: nothing
 *   else is shown before its hour
 * @throws RangeError when `instant` cannot be read
 */
export function makeEdition(
  archive: Archive,
  instant: string,
  hosts: readonly string[] = ownHosts,
  ahead: string | null = null,
): Edition {
  const now = parseInstant(instant);
  if (now === null) throw new RangeError(`An edition needs an instant, not ${quote(instant)}.`);
  const instantOf = (manuscript: ArchivedManuscript) => {
    const from = publicFrom(manuscript);
    return manuscript.file === ahead && compareDates(from, now) > 0 ? from : now;
  };

  const claimants = archive.manuscripts
    .map((manuscript) => ({ manuscript, state: stateAt(manuscript, instantOf(manuscript)) }))
    .filter((one): one is Claimant => one.state !== 'draft');
  const { addressed, promised, expired, earlier, findings } = assignAddresses(claimants);
  const current = claimants.filter(({ state }) => state !== 'expired');
  const manuscripts = addressed.map(({ manuscript }) => manuscript);
  const files = authorFilesOf(archive.authors);
  const bylines = resolveBylines(manuscripts, files);
  const categories = resolveCategories(manuscripts, archive.categories);

  const made = addressed.map((one) => ({
    manuscript: one.manuscript,
    post: {
      ...postOf(one, bylines.authorsOf(one.manuscript), categories.of(one.manuscript)),
      ...changesAt(one.manuscript, instantOf(one.manuscript)),
    },
  }));
  const { open, findings: ofCanonicals } = settleCanonicals(made, hosts);
  const posts = open.map(({ post }) => post).sort(newestFirst);
  const lists = {
    posts: posts.filter(({ state }) => state === 'published'),
    unlisted: posts.filter(({ state }) => state === 'unlisted'),
  };
  const shelves = {
    categories: shelve(categories.all, lists, (post) => post.categories),
    authors: shelve(bylines.authors, lists, (post) => post.authors),
    years: byYear(lists.posts),
  };
  const pages = addressesOf({ ...lists, ...shelves });
  const led = makeRedirects(
    {
      posts: open.map((one) => ({
        ...one,
        earlier: earlier.get(one.manuscript.file) ?? null,
      })),
      categories: shelves.categories.map(({ of }) => of),
      authors: shelves.authors.map(({ of }) => ({
        author: of,
        otherSlugs: bylines.otherSlugsOf(of),
      })),
    },
    pages,
    new Set([...promised].map(routes.post)),
  );

  const left = new Set(led.redirects.map(({ from }) => from));

  return {
    instant: now,
    ...lists,
    ...shelves,
    redirects: led.redirects,
    gone: [...expired]
      .flatMap((slug) => [routes.post(slug), machineRoutes.markdown(slug)])
      .filter((path) => !pages.has(path) && !left.has(path))
      .sort(compare),
    ledger: ledgerOf(archive, instantOf, posts),
    findings: [
      ...archive.findings,
      ...files.findings,
      ...findings,
      ...led.findings,
      ...ofCanonicals,
      ...manuscripts.flatMap((manuscript) =>
        findFutureChanges(manuscript, instantOf(manuscript)),
      ),
      ...current.flatMap(({ manuscript }) => [
        ...findPreviewFaults(manuscript, hosts),
        ...findMissingLanguage(manuscript),
        ...findUnknownAuthors(manuscript, files),
        ...findCategoryFaults(manuscript, archive.categories),
      ]),
    ].sort(byPlace),
    nextDue: nextDueOf(claimants, manuscripts, now),
  };
}

/** Posts that were written for this site name one of its hosts in `seo.url`. */
const ownHosts = [new URL(identity.origin).host, ...identity.knownHosts];

function nextDueOf(
  claimants: Claimant[],
  open: ArchivedManuscript[],
  now: string,
): string | null {
  const due = [
    ...claimants.flatMap(({ manuscript }) => changesOfState(manuscript, now)),
    ...open.flatMap((manuscript) => changesAfter(manuscript, now)),
  ];
  const [first] = due.sort(compareDates);
  return first === undefined ? null : new Date(first).toISOString();
}

function postOf(
  { manuscript, state, slug }: Addressed,
  authors: Author[],
  categories: Category[],
): Post {
  const { places: _, minutes, ...told } = manuscript;
  return {
    ...told,
    state,
    slug,
    path: routes.post(slug),
    authors,
    categories,
    description: descriptionOf(manuscript),
    readingMinutes: Math.max(1, Math.ceil(minutes)),
  };
}
