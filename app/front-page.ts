import type { Category, Edition, Post } from '#newsroom/edition.ts';

/** How many stories each part of the home page holds. */
const SECONDS = 2;
const LATEST = 5;
const PER_CATEGORY = 3;

export type FrontPage = {
  lead: Post | null;
  seconds: Post[];
  latest: Post[];
  sections: { of: Category; posts: Post[] }[];
};

/**
 * What stands on the home page: the editors' choice of a lead, else the newest post; then
 * the newest, and each category. No story stands twice, unless its category would otherwise
 * be empty.
 * @param leftOut label of a category whose posts are not news
 */
export function frontPage({ posts, categories }: Edition, leftOut: string): FrontPage {
  const isNews = (post: Post) => post.categories.every(({ label }) => label !== leftOut);
  const news = posts.filter(isNews);
  const lead = news.find((post) => post.lead) ?? news[0] ?? null;
  const others = news.filter((post) => post !== lead);
  const seconds = others.slice(0, SECONDS);
  const latest = others.slice(SECONDS, SECONDS + LATEST);
  const shown = new Set([lead, ...seconds, ...latest]);

  const sections: FrontPage['sections'] = [];
  for (const { of, posts } of categories) {
    const own = posts.filter(isNews);
    const fresh = own.filter((post) => !shown.has(post));
    const picked = (fresh.length > 0 ? fresh : own).slice(0, PER_CATEGORY);
    if (picked.length > 0) sections.push({ of, posts: picked });
    for (const post of picked) shown.add(post);
  }
  return { lead, seconds, latest, sections };
}
