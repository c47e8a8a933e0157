import { routes } from '#site/routes.ts';
import { freeSlug, slugOf } from './addresses/slugs.ts';
import type { Archive, ArchivedManuscript } from './archive.ts';
import type { Category } from './edition.ts';
import type { Finding } from './findings.ts';
import type { Manuscript } from './manuscript.ts';
import { compare } from './order.ts';
import { quote } from './quote.ts';

export type Categories = {
  /** Those of the list in its order, then the others by label. */
  all: Category[];
  /** Those of one of the posts, each once. */
  of: (manuscript: Manuscript) => Category[];
};

type List = Archive['categories'];

/** Groups by label, as sites with contradicting ids always did. */
export function resolveCategories(manuscripts: Manuscript[], list: List): Categories {
  const listed = list.map(({ label }) => label);
  const others = manuscripts
    .flatMap(({ categories }) => categories.map((entry) => labelOf(entry, list)))
    .sort(compare);
  const byLabel = new Map<string, Category>();
  const taken = new Set<string>();
  for (const label of new Set([...listed, ...others])) {
    // Two labels can have one slug, as C and C++.
    const slug = freeSlug(slugOf(label, 'category'), (other) => taken.has(other));
    taken.add(slug);
    byLabel.set(label, { label, slug, path: routes.category(slug) });
  }
  return {
    all: [...byLabel.values()],
    of: ({ categories }) => {
      const labels = new Set(categories.map((entry) => labelOf(entry, list)));
      return [...labels].flatMap((label) => byLabel.get(label) ?? []);
    },
  };
}

/** Warnings for a post's categories that the list does not know, or knows otherwise. */
export function findCategoryFaults(
  { file, categories, places }: ArchivedManuscript,
  list: List,
): Finding[] {
  if (list.length === 0) return [];
  return categories.flatMap((entry, index): Finding[] => {
    const label = labelOf(entry, list);
    const listed = list.find((category) => category.label === label);
    const at = places.categories[index] ?? places.date;
    if (!listed) {
      return [
        {
          severity: 'warning',
          rule: 'unknown-category',
          file,
          ...at,
          message: `The category ${quote(label)} is not in the list of categories.`,
          repair: `Write one of ${list.map((category) => quote(category.label)).join(', ')}, or add it to the list.`,
        },
      ];
    }
    if (entry.id === null || entry.id === listed.id) return [];
    const meaning = list.find(({ id }) => id === entry.id);
    return [
      {
        severity: 'warning',
        rule: 'category-contradiction',
        file,
        ...at,
        message: `The label is ${quote(label)}, but ${quote(entry.id)} is ${meaning ? `that of ${quote(meaning.label)}` : 'in no list'}. The label counts.`,
        repair: `Write the value ${listed.id}${meaning ? `, or the label ${quote(meaning.label)}` : ''}.`,
      },
    ];
  });
}

/** An editor may have stored the id alone; the list knows the label that belongs to it. */
function labelOf({ id, label }: Manuscript['categories'][number], list: List): string {
  const isIdAlone =
    (id === null || id === label) && !list.some((known) => known.label === label);
  return (isIdAlone && list.find((known) => known.id === label)?.label) || label;
}
