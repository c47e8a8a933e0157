import { routes } from '#site/routes.ts';
import { stemOf } from '../addresses/post-slugs.ts';
import { freeSlug, slugOf } from '../addresses/slugs.ts';
import type { ArchivedManuscript } from '../archive.ts';
import type { Author } from '../edition.ts';
import type { Finding } from '../findings.ts';
import { groupBy } from '../grouping.ts';
import type { Manuscript } from '../manuscript.ts';
import { compare } from '../order.ts';
import { nameOf, quote } from '../quote.ts';
import type { AuthorFiles } from './author-files.ts';
import { accentsOf, personKey } from './names.ts';
import { type Signature, signaturesOf } from './signatures.ts';

/** Who signs posts, however they are spelt. */
type Bylines = {
  /** Everybody, by name. */
  authors: Author[];
  /**
   * Who signs one of the posts, in the order of its byline, each once, with the role and the
   * organisation that the byline names, else those of the author file.
   */
  authorsOf: (manuscript: Manuscript) => Author[];
  /**
   * Slugs under which an author may have been known: of other spellings, of their files, and of
   * whole bylines that begin with their name, which earlier sites took for one person.
   */
  otherSlugsOf: (author: Author) => string[];
};

/** Finds out who signs the posts given. Spellings of one name are one person, with one address. */
export function resolveBylines(manuscripts: Manuscript[], files: AuthorFiles): Bylines {
  const bylines = manuscripts.flatMap(({ authors }) => authors);
  const signatures = bylines.flatMap((byline) => signaturesIn(byline, files));
  const signed = groupBy(signatures, ({ name }) => personKey(name));
  const wholeBylines = groupBy(bylines, (byline) =>
    personKey(signaturesIn(byline, files)[0]?.name ?? byline),
  );
  const people = [...signed.values()].map((all) => personOf(all, files));
  // Two names can have one slug, as O’Neil and O Neil. Whoever has a file has the first right to it.
  people.sort((a, b) => Number(b.filed) - Number(a.filed) || compare(a.name, b.name));

  const taken = new Set<string>();
  const byKey = new Map<string, Author>();
  for (const { filed: _, ...person } of people) {
    const slug = freeSlug(slugOf(person.name, 'author'), (other) => taken.has(other));
    taken.add(slug);
    byKey.set(personKey(person.name), { ...person, slug, path: routes.author(slug) });
  }

  return {
    authors: [...byKey.values()].sort((a, b) => compare(personKey(a.name), personKey(b.name))),
    authorsOf: ({ authors }) => {
      const all = authors.flatMap((byline) => signaturesIn(byline, files));
      const first = new Map(all.toReversed().map((one) => [personKey(one.name), one]));
      return [...new Set(all.map(({ name }) => personKey(name)))].flatMap((key) => {
        const author = byKey.get(key);
        const { role, organisation } = first.get(key) ?? {};
        if (!author) return [];
        return {
          ...author,
          role: role ?? author.role,
          company: organisation ?? author.company,
        };
      });
    },
    otherSlugsOf: ({ name, slug }) => {
      const key = personKey(name);
      const variants = [
        ...(signed.get(key) ?? []).map((signature) => signature.name),
        ...(wholeBylines.get(key) ?? []),
      ];
      const stems = files.allOf(name).map(({ file }) => stemOf(file));
      const slugs = new Set([
        ...variants.map((variant) => slugOf(variant, 'author')),
        ...stems,
      ]);
      slugs.delete(slug);
      return [...slugs];
    },
  };
}

/** Warnings for those who sign a post and have no file, at the place of the byline. */
export function findUnknownAuthors(
  { file, authors, places }: ArchivedManuscript,
  files: AuthorFiles,
): Finding[] {
  return authors.flatMap((byline, index) =>
    signaturesIn(byline, files)
      .filter(({ name }) => files.of(name) === null)
      .map(({ name }) => ({
        severity: 'warning' as const,
        rule: 'unknown-author',
        file,
        ...(places.authors[index] ?? places.date),
        message: `${quote(name)} has no author file.`,
        repair: `Correct the name, or add a file with ${nameOf(['authorName'])} and ${nameOf(['company'])}.`,
      })),
  );
}

/** Most posts have a byline that others have too. */
const signaturesByByline = new WeakMap<AuthorFiles, Map<string, Signature[]>>();

function signaturesIn(byline: string, files: AuthorFiles): Signature[] {
  const read = signaturesByByline.get(files) ?? new Map<string, Signature[]>();
  signaturesByByline.set(files, read);
  const signatures =
    read.get(byline) ?? signaturesOf(byline, (name) => files.of(name) !== null);
  read.set(byline, signatures);
  return signatures;
}

type Person = Omit<Author, 'slug' | 'path'> & { filed: boolean };

/** What the file says; without one, the best spelling of the name and what their bylines say. */
function personOf(signatures: Signature[], files: AuthorFiles): Person {
  const variants = signatures.map(({ name }) => name);
  const file = files.of(variants[0] ?? '');
  if (file) {
    const { file: _, ...about } = file;
    return { ...about, filed: true };
  }
  const name = bestSpelling(variants);
  return {
    name,
    // Posts come oldest first: the last to say it counts.
    company: signatures.findLast(({ organisation }) => organisation)?.organisation ?? null,
    role: signatures.findLast(({ role }) => role)?.role ?? null,
    url: null,
    photo: null,
    fediverse: null,
    twitter: null,
    filed: false,
  };
}

/** The one with the most accents, then the most frequent, then the first. */
function bestSpelling(variants: string[]): string {
  const counts = [...groupBy(variants, (variant) => variant)].map(([name, all]) => ({
    name,
    count: all.length,
  }));
  counts.sort(
    (a, b) =>
      accentsOf(b.name) - accentsOf(a.name) || b.count - a.count || compare(a.name, b.name),
  );
  return counts[0]?.name ?? '';
}
