import type { Author, Category, Edition, Post, Shelf } from '#newsroom/edition.ts';
import { slugOfSeoUrl } from '#newsroom/post-slugs.ts';
import { identity } from '#site/identity.ts';
import { routes } from '#site/routes.ts';
import { absolute } from '../addresses.ts';
import { type FeedPicture, feedHtml } from '../content/feed-html.ts';
import { modifiedAt } from '../modified.ts';
import { plain } from '../text.ts';

/** How many posts a feed holds: the newest. */
export const FEED_LENGTH = 50;

/** What a feed is about, before the texts of its posts have been read. */
export type FeedOutline = {
  title: string;
  description: string;
  /** Address under which the feed's own lies: empty, or that of a category or an author. */
  shelf: string;
  /** Path of the page that shows the same to people. */
  page: string;
  /** Newest first. */
  posts: Post[];
  /** What stands for the time of change of a feed without posts. */
  instant: string;
};

/** A feed in full, whatever format it will be written in. */
export type Feed = Omit<FeedOutline, 'posts'> & {
  origin: string;
  /** Path of the site's square mark. */
  logo: string;
  /** The newest change of its posts: never the time at which it was built. */
  updated: string;
  entries: FeedEntry[];
};

export type FeedEntry = {
  post: Post;
  /** The same for good, whatever becomes of the title. */
  id: string;
  /** Whole address. */
  url: string;
  title: string;
  summary: string;
  html: string;
  picture: FeedPicture | null;
  /** Languages are named only where they are not the site's. */
  lang: string | null;
  modified: string;
};

/** All news. */
export function newsFeed({ posts, instant }: Edition): FeedOutline {
  return {
    title: identity.name,
    description: identity.description,
    shelf: '',
    page: routes.news(),
    posts: posts.slice(0, FEED_LENGTH),
    instant,
  };
}

export function categoryFeed(
  { of, posts }: Shelf<Category>,
  { instant }: Edition,
): FeedOutline {
  const description = `${of.label}: news from the ${identity.name}.`;
  return outlineOf(of, plain(of.label), description, posts, instant);
}

export function authorFeed({ of, posts }: Shelf<Author>, { instant }: Edition): FeedOutline {
  const description = `Posts by ${of.name} for the ${identity.name}.`;
  return outlineOf(of, plain(of.name), description, posts, instant);
}

function outlineOf(
  { path }: { path: string },
  name: string,
  description: string,
  posts: Post[],
  instant: string,
): FeedOutline {
  return {
    title: `${name} — ${identity.name}`,
    description: plain(description),
    shelf: path,
    page: path,
    posts: posts.slice(0, FEED_LENGTH),
    instant,
  };
}

/**
 * Fills an outline with the texts of its posts.
 * @param contentOf the body of a post's page, and its picture
 */
export async function fillFeed(
  { posts, ...outline }: FeedOutline,
  { origin, logo }: { origin: string; logo: string },
  contentOf: (post: Post) => Promise<{ html: string; picture: FeedPicture | null }>,
): Promise<Feed> {
  const entries = await Promise.all(
    posts.map(async (post): Promise<FeedEntry> => {
      const { html, picture } = await contentOf(post);
      const url = absolute(post.path, origin);
      return {
        post,
        id: idOf(post, url),
        url,
        title: plain(post.title),
        summary: plain(post.description),
        html: feedHtml(post, html, picture, origin),
        picture,
        lang: post.lang === identity.language ? null : post.lang,
        modified: modifiedAt(post),
      };
    }),
  );
  const changes = entries.map(({ modified }) => modified).sort();
  return { ...outline, origin, logo, entries, updated: changes.at(-1) ?? outline.instant };
}

/**
 * `seo.url` exactly as written, however odd: readers of feeds know the post by it, and would
 * show it anew under another name. But only where it leads to this post: of two posts that
 * claim one address, the other has its own for a name.
 */
function idOf({ slug, seo }: Post, url: string): string {
  return seo.url !== null && slugOfSeoUrl(seo.url) === slug ? plain(seo.url) : url;
}
