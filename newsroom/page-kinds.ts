import { identity } from '#site/identity.ts';
import { addressOfPage, type PageKind } from '#site/page-kinds.ts';
import type { Author, Category, Post, Shelf } from './edition.ts';
import type { Lists, Page } from './page.ts';
import { neighbours, relatedTo } from './related.ts';
import { byYear } from './shelves.ts';

/** @param subjects one page is made for each of these */
function kindOf<Subject>(
  name: PageKind,
  subjects: (lists: Lists) => readonly Subject[],
  about: (subject: Subject) => Omit<Page, 'kind'>,
) {
  const page = (subject: Subject): Page => ({ kind: name, ...about(subject) });
  return { page, pages: (lists: Lists): Page[] => subjects(lists).map(page) };
}

/** A kind of which there is one page. It may show any post, so each release renders it anew. */
function single(
  name: PageKind,
  title: string,
  description: string,
  { card = title, sitemap = () => [] }: Partial<Single> = {},
) {
  return kindOf<Pick<Lists, 'posts'>>(
    name,
    (lists) => [lists],
    ({ posts }) => ({
      path: addressOfPage(name),
      title,
      description,
      card: { title: card, kicker: null },
      sitemap: sitemap(posts),
      inputs: ({ edition }) => [edition.instant],
    }),
  );
}

type Single = { card: string; sitemap: (posts: readonly Post[]) => Page['sitemap'] };

const ifAny = (posts: readonly Post[]) => (posts.length > 0 ? posts : null);

/** What the pages of a category and of its years have in common. */
function ofCategory({ of, posts }: Shelf<Category>) {
  const description = `${of.label}: news from the ${identity.name}.`;
  return {
    description,
    // Where unlisted posts alone name the category, its page shows nothing.
    isListed: posts.length > 0,
    feed: { shelf: of.path, name: of.label, description, posts },
  };
}

/**
 * What a page of each kind shows and says of itself. Routes, build plan, headers, sitemaps,
 * sharing pictures and warm-up are derived from this table and from that of addresses
 * (site/page-kinds.ts). The audit is not: it is there to contradict them.
 * The order is that of the sitemap.
 */
export const kinds = {
  home: single('home', identity.name, identity.description, {
    card: identity.tagline,
    sitemap: (posts) => posts,
  }),
  news: single(
    'news',
    'News',
    `The newest posts of the ${identity.name}, and all posts by year and category.`,
    { sitemap: ifAny },
  ),
  post: kindOf<Post>(
    'post',
    ({ posts, unlisted }) => [...posts, ...unlisted],
    (post) => ({
      path: post.path,
      title: post.seo.title ?? post.title,
      description: post.description || identity.description,
      isListed: post.state === 'published',
      sitemap: null,
      post,
      inputs({ edition, wholeOf, summaryOf }) {
        const { older, newer } = neighbours(post, edition);
        const around = [older, newer, null, ...relatedTo(post, edition)];
        return [wholeOf(post), ...around.map((other) => (other ? summaryOf(other) : ''))];
      },
    }),
  ),
  category: kindOf<Shelf<Category>>(
    'category',
    ({ categories }) => categories,
    ({ of, posts }) => ({
      ...ofCategory({ of, posts }),
      path: of.path,
      title: of.label,
      card: { title: of.label, kicker: 'News' },
      sitemap: ifAny(posts),
      inputs: ({ summaryOf }) => [JSON.stringify(of), ...posts.map(summaryOf)],
    }),
  ),
  categoryYear: kindOf<{ category: Shelf<Category>; year: Shelf<number> }>(
    'categoryYear',
    ({ categories }) =>
      categories.flatMap((category) =>
        byYear(category.posts).map((year) => ({ category, year })),
      ),
    ({ category: { of, posts: all }, year }) => ({
      ...ofCategory({ of, posts: all }),
      path: addressOfPage('categoryYear', of.slug, year.of),
      title: `${of.label} in ${year.of}`,
      description: `${of.label} in ${year.of}: news from the ${identity.name}.`,
      continues: of.path,
      sitemap: ifAny(year.posts),
      inputs: ({ summaryOf }) => [
        JSON.stringify(of),
        ...byYear(all).map((other) => `${other.of}`),
        ...year.posts.map(summaryOf),
      ],
    }),
  ),
  author: kindOf<Shelf<Author>>(
    'author',
    ({ authors }) => authors,
    ({ of, posts }) => {
      const { name, company } = of;
      const by = `Posts by ${name}`;
      return {
        path: of.path,
        title: name,
        description: `${by}${company ? ` (${company})` : ''} for the ${identity.name}.`,
        card: { title: name, kicker: 'Author' },
        isListed: posts.length > 0,
        feed: { shelf: of.path, name, description: `${by} for the ${identity.name}.`, posts },
        sitemap: ifAny(posts),
        author: of,
        inputs: ({ photoOf, summaryOf }) => [
          JSON.stringify(of),
          photoOf(of),
          ...posts.map(summaryOf),
        ],
      };
    },
  ),
  year: kindOf<Shelf<number>>(
    'year',
    ({ years }) => years,
    ({ of, posts }) => ({
      path: addressOfPage('year', of),
      title: `News of ${of}`,
      description: `All news of ${of} from the ${identity.name}.`,
      card: { title: `${of}`, kicker: 'Archive' },
      sitemap: ifAny(posts),
      inputs: ({ edition, summaryOf }) => [
        ...edition.years.map((other) => `${other.of}`),
        ...posts.map(summaryOf),
      ],
    }),
  ),
  subscribe: single(
    'subscribe',
    'Subscribe',
    `Where to follow the ${identity.name}: its feeds, newsletter, channels and lists.`,
  ),
  search: single(
    'search',
    'Search',
    `Search all posts of the ${identity.name}, or find them by category, year and author.`,
  ),
} as const satisfies Record<PageKind, { pages: (lists: Lists) => Page[] }>;
