import type { Category, Edition, Post, Shelf } from '#newsroom/edition.ts';

/** How many stories each part of the home page holds. */
const LATEST = 6;
const PER_CATEGORY = 3;

export type FrontPage = {
  lead: Post | null;
  latest: Post[];
  sections: { of: Category; posts: Post[]; total: number }[];
};

/**
 * What stands on the home page: the editors' choice of a lead, else the newest post; the
 * latest beside it; then each category. No story stands twice, unless its category would
 * be empty without it.
 * @param leftOut label of a category whose posts are not news
 */
export function frontPage({ posts, categories }: Edition, leftOut: string): FrontPage {
  const news = posts.filter((post) => post.categories.every(({ label }) => label !== leftOut));
  const lead = news.find((post) => post.lead) ?? news[0] ?? null;
  const latest = news.filter((post) => post !== lead).slice(0, LATEST);
  const above = new Set([lead, ...latest]);
  return { lead, latest, sections: categories.flatMap(section) };

  function section({ of, posts }: Shelf<Category>) {
    const own = posts.filter((post) => news.includes(post));
    const fresh = own.filter((post) => !above.has(post));
    const shown = (fresh.length > 0 ? fresh : own).slice(0, PER_CATEGORY);
    return of.label === leftOut || own.length === 0
      ? []
      : [{ of, posts: shown, total: posts.length }];
  }
}
