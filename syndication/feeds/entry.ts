import { slugOfSeoUrl } from '#newsroom/addresses/post-slugs.ts';
import type { Post } from '#newsroom/edition.ts';
import type { Direction } from '#newsroom/text/direction.ts';
import { directionOfPost, languageOfPost } from '#newsroom/text/post-language.ts';
import { identity } from '#site/identity.ts';
import { absolute } from '../addresses.ts';
import { type FeedPicture, feedHtml } from '../content/feed-html.ts';
import { modifiedAt } from '../modified.ts';
import { plain } from '../text.ts';

/** A post as every format of a feed has it. */
export type FeedEntry = {
  post: Post;
  /** The same for good, whatever becomes of the title. */
  id: string;
  /** Whole address. */
  url: string;
  title: string;
  summary: string;
  html: string;
  /** The picture above its text, if it has one. */
  picture: FeedPicture | null;
  /** The picture that stands for the post in a list. */
  preview: FeedPicture | null;
  /** Null for the site's own language; empty where nobody knows which it is. */
  lang: string | null;
  dir: Direction;
  modified: string;
};

/** The body of a post's page, and its pictures. */
export type FeedContent = { html: string } & Pick<FeedEntry, 'picture' | 'preview'>;

export type EntryOf = (post: Post) => Promise<FeedEntry>;

/**
 * A maker of entries that makes each once: a post stands in the feeds of all news, of its
 * categories and of its authors, in three formats.
 * @param contentOf reads a post; it is asked again only for another `Post` object
 */
export function feedEntries(
  origin: string,
  contentOf: (post: Post) => Promise<FeedContent>,
): EntryOf {
  const made = new WeakMap<Post, Promise<FeedEntry>>();
  return (post) => {
    const entry = made.get(post) ?? contentOf(post).then((read) => entryOf(post, read, origin));
    made.set(post, entry);
    return entry;
  };
}

function entryOf(
  post: Post,
  { html, picture, preview }: FeedContent,
  origin: string,
): FeedEntry {
  const url = absolute(post.path, origin);
  const lang = languageOfPost(post);
  return {
    post,
    id: idOf(post, url),
    url,
    title: plain(post.title),
    summary: plain(post.description),
    html: feedHtml(post, html, picture, origin),
    picture,
    preview,
    lang: lang === identity.language ? null : (lang ?? ''),
    dir: directionOfPost(post),
    modified: modifiedAt(post),
  };
}

/**
 * `seo.url` exactly as written, however odd: readers of feeds know the post by it, and would
 * show it anew under another name. But only where it leads to this post: of two posts that
 * claim one address, the other has its own for a name.
 */
function idOf({ slug, seo }: Post, url: string): string {
  return seo.url !== null && slugOfSeoUrl(seo.url) === slug ? plain(seo.url) : url;
}
