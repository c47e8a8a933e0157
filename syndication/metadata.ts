import type { Post } from '#newsroom/edition.ts';
import { identity } from '#site/identity.ts';

/** What a page says of itself to machines that never see it laid out. */
export type PageDescription = {
  /** Its address on this site, with a leading slash. */
  path: string;
  /** Without the site's name. Null on the home page, whose title is the site's name. */
  title: string | null;
  description: string;
  /** False keeps the page out of search engines. Default: true. */
  listed?: boolean;
  /** Address of the original, where this page repeats another site's. */
  canonical?: string | null;
  picture?: SharePicture | null;
  /** Accounts on X, with their @: the publisher's and the author's. */
  twitter?: { site: string | null; creator: string | null };
  article?: {
    published: string;
    modified: string;
    authors: { name: string; path: string }[];
    section: string | null;
  };
};

export type SharePicture = {
  /** A path on this site, or a whole address. */
  src: string;
  alt: string;
  width: number;
  height: number;
};

/**
 * The tags of a page's head, all of them: Next merges a layout's into a page's by whole
 * objects, so none are left to a layout. In the shape that `app/head.ts` hands to Next.
 * @param origin where the site is reached, without a trailing slash
 */
export function metadataOf(page: PageDescription, origin: string) {
  const {
    path,
    title,
    description,
    listed = true,
    canonical,
    picture,
    twitter,
    article,
  } = page;
  const heading = title ?? identity.name;
  const url = canonical ?? origin + path;
  const image = picture && { url: new URL(picture.src, origin).href, alt: picture.alt };
  return {
    title: title === null ? identity.name : `${title} — ${identity.name}`,
    description,
    ...(article && { authors: article.authors.map(({ name }) => ({ name })) }),
    alternates: { canonical: url },
    robots: listed
      ? { index: true, follow: true, 'max-image-preview': 'large' as const }
      : { index: false, follow: true },
    openGraph: {
      title: heading,
      description,
      url,
      siteName: identity.name,
      ...(image && { images: { ...image, width: picture.width, height: picture.height } }),
      ...(article
        ? {
            type: 'article' as const,
            publishedTime: article.published,
            modifiedTime: article.modified,
            authors: article.authors.map(({ path }) => origin + path),
            ...(article.section && { section: article.section }),
          }
        : { type: 'website' as const }),
    },
    twitter: {
      card: picture ? ('summary_large_image' as const) : ('summary' as const),
      title: heading,
      description,
      ...(image && { images: image }),
      ...accounts(twitter ?? { site: identity.twitter, creator: null }),
    },
  };
}

/** A post as its editors want it found: `seo.title` and `seo.twitterUsername` come first. */
export function describePost(post: Post, picture: SharePicture | null): PageDescription {
  const { path, title, seo, description, state, canonical, date, updated, authors } = post;
  const byAuthor = authors.find(({ twitter }) => twitter !== null)?.twitter ?? null;
  return {
    path,
    title: seo.title ?? title,
    description: description || identity.description,
    listed: state === 'published',
    canonical,
    picture,
    twitter: {
      site: seo.twitterUsername ?? identity.twitter,
      creator: seo.twitterUsername ?? byAuthor,
    },
    article: {
      published: date,
      modified: updated ?? date,
      authors: authors.map(({ name, path }) => ({ name, path })),
      section: post.categories[0]?.label ?? null,
    },
  };
}

function accounts({ site, creator }: { site: string | null; creator: string | null }) {
  return { ...(site && { site }), ...(creator && { creator }) };
}
