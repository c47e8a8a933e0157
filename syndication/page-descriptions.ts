import type { Post } from '#newsroom/edition.ts';
import type { Page } from '#newsroom/page.ts';
import { languageOfPost } from '#newsroom/text/post-language.ts';
import { identity } from '#site/identity.ts';
import { machineRoutes } from '#site/routes.ts';
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

/** A post as its editors want it found: `seo.title` and `seo.twitterUsername` come first. */
export function describePage(page: Page): PageDescription {
  const { path, title, description, isListed = true, feed, author, post } = page;
  return {
    kind: author ? 'profile' : 'website',
    path,
    title,
    description,
    lang: post ? languageOfPost(post) : identity.language,
    feeds: [...(feed ? [shelfFeedName(feed.shelf, feed.name)] : []), newsFeedName],
    listed: isListed,
    canonical: post ? webAddress(post.canonical) : null,
    markdown: post ? machineRoutes.markdown(post.slug) : null,
    ...accountsOf(page),
    article: post ? articleOf(post) : null,
  };
}

function accountsOf({ author, post }: Page): Pick<PageDescription, 'twitter' | 'fediverse'> {
  const authors = author ? [author] : (post?.authors ?? []);
  const written = post?.seo.twitterUsername;
  return {
    twitter: {
      site: written ?? identity.twitter,
      creator: written ?? first(authors.map(({ twitter }) => twitter)),
    },
    // Mastodon names one author.
    fediverse: first(authors.map(({ fediverse }) => fediverse)),
  };
}

function articleOf(post: Post): PageDescription['article'] {
  return {
    published: post.date,
    modified: modifiedAt(post),
    authors: post.authors.map(({ name, path }) => ({ name, path })),
    section: post.categories[0]?.label ?? null,
  };
}

function first(accounts: (string | null)[]): string | null {
  return accounts.find((account) => account !== null) ?? null;
}
