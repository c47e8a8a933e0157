import type { Author, Category, Post, Shelf } from '#newsroom/edition.ts';
import { languageOfPost } from '#newsroom/text/post-language.ts';
import { identity } from '#site/identity.ts';
import { machineRoutes, routes } from '#site/routes.ts';
import { webAddress } from './addresses.ts';
import { type FeedName, newsFeedName, shelfFeedName } from './feeds/feed.ts';
import { modifiedAt } from './modified.ts';

/** What a page says of itself to machines that never see it laid out. */
export type PageDescription = {
  kind: 'website' | 'profile';
  /** Its address on this site, with a leading slash. */
  path: string;
  /** Without the site's name. */
  title: string;
  description: string;
  /** BCP 47 tag of the language that these are in; null where nobody knows it. */
  lang: string | null;
  /** The feeds that a reader of the page may want, the closest first. */
  feeds: readonly FeedName[];
  /** False keeps the page out of search engines. */
  listed: boolean;
  /** Address of the original, where this page repeats another site's. */
  canonical: string | null;
  /** Where the same stands as Markdown. */
  markdown: string | null;
  /** Accounts on X, with their @: the publisher's and the author's. */
  twitter: { site: string | null; creator: string | null };
  /** The author's account, as `@user@host`. */
  fediverse: string | null;
  /** What a post says beside, whose kind is `article`. */
  article: {
    published: string;
    modified: string;
    authors: { name: string; path: string }[];
    section: string | null;
  } | null;
};

/** What a page says that has nothing of its own to say. */
const ANY = {
  kind: 'website',
  lang: identity.language,
  feeds: [newsFeedName],
  listed: true,
  canonical: null,
  markdown: null,
  twitter: { site: identity.twitter, creator: null },
  fediverse: null,
  article: null,
} as const satisfies Partial<PageDescription>;

export function describeHome(): PageDescription {
  return {
    ...ANY,
    path: routes.home(),
    title: identity.name,
    description: identity.description,
  };
}

export function describeNews(): PageDescription {
  return {
    ...ANY,
    path: routes.news(),
    title: 'News',
    description: `The newest posts of the ${identity.name}, and all posts by year and category.`,
  };
}

export function describeSubscribe(): PageDescription {
  return {
    ...ANY,
    path: routes.subscribe(),
    title: 'Subscribe',
    description: `Where to follow the ${identity.name}: its feeds, newsletter, channels and lists.`,
  };
}

export function describeSearch(): PageDescription {
  return {
    ...ANY,
    path: routes.search(),
    title: 'Search',
    description: `Search all posts of the ${identity.name}, or find them by category, year and author.`,
  };
}

export function describeYear(year: number): PageDescription {
  return {
    ...ANY,
    path: routes.year(year),
    title: `News of ${year}`,
    description: `All news of ${year} from the ${identity.name}.`,
  };
}

/** Where unlisted posts alone lead to a shelf, search engines are not to: it shows nothing. */
export function describeCategory({ of, posts }: Shelf<Category>): PageDescription {
  const { path, label } = of;
  return {
    ...ANY,
    path,
    title: label,
    listed: posts.length > 0,
    description: `${label}: news from the ${identity.name}.`,
    feeds: [shelfFeedName(path, label), newsFeedName],
  };
}

export function describeCategoryYear(shelf: Shelf<Category>, year: number): PageDescription {
  const { slug, label } = shelf.of;
  return {
    ...describeCategory(shelf),
    path: routes.categoryYear(slug, year),
    title: `${label} in ${year}`,
    description: `${label} in ${year}: news from the ${identity.name}.`,
  };
}

export function describeAuthor({ of, posts }: Shelf<Author>): PageDescription {
  const { path, name, company, twitter, fediverse } = of;
  return {
    ...ANY,
    kind: 'profile',
    path,
    title: name,
    listed: posts.length > 0,
    description: `Posts by ${name}${company ? ` (${company})` : ''} for the ${identity.name}.`,
    feeds: [shelfFeedName(path, name), newsFeedName],
    twitter: { site: identity.twitter, creator: twitter },
    fediverse,
  };
}

/** A post as its editors want it found: `seo.title` and `seo.twitterUsername` come first. */
export function describePost(post: Post): PageDescription {
  const { path, slug, title, seo, description, state, canonical, date, authors } = post;
  return {
    ...ANY,
    path,
    title: seo.title ?? title,
    description: description || identity.description,
    lang: languageOfPost(post),
    listed: state === 'published',
    canonical: webAddress(canonical),
    markdown: machineRoutes.markdown(slug),
    twitter: {
      site: seo.twitterUsername ?? identity.twitter,
      creator: seo.twitterUsername ?? first(authors.map(({ twitter }) => twitter)),
    },
    // Mastodon names one author.
    fediverse: first(authors.map(({ fediverse }) => fediverse)),
    article: {
      published: date,
      modified: modifiedAt(post),
      authors: authors.map(({ name, path }) => ({ name, path })),
      section: post.categories[0]?.label ?? null,
    },
  };
}

function first(accounts: (string | null)[]): string | null {
  return accounts.find((account) => account !== null) ?? null;
}
