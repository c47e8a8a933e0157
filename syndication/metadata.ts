import { previewLimits } from '#newsroom/preview-limits.ts';
import { identity } from '#site/identity.ts';
import { absolute } from './addresses.ts';
import { type FeedType, feedLinks } from './feeds/formats.ts';
import type { PageDescription } from './page-descriptions.ts';
import { plain, shorten } from './text.ts';

/** The one picture by which a page is shown elsewhere. */
export type SharePicture = {
  /** A path on this site, or a whole address. */
  src: string;
  alt: string;
  width: number;
  height: number;
  /** Media type, such as `image/jpeg`. */
  type: string;
};

type Link = { url: string; title?: string };

/** The tags of a page's head, in the words of Next's `Metadata`. Addresses are whole. */
export type Metadata = {
  title: string;
  description: string;
  /** All in one: of several tags, some readers take the last alone. */
  authors?: { name: string };
  alternates: {
    canonical: string;
    types: Partial<Record<FeedType | 'text/markdown', Link[]>>;
  };
  robots: { index: boolean; follow: true; 'max-image-preview': 'large' };
  openGraph: {
    title: string;
    description: string;
    url: string;
    siteName: string;
    locale?: string;
    images?: { url: string; width: number; height: number; type: string; alt: string };
  } & (
    | { type: 'website' | 'profile' }
    | {
        type: 'article';
        publishedTime: string;
        modifiedTime: string;
        authors: string[];
        section?: string;
      }
  );
  twitter: {
    card: 'summary' | 'summary_large_image';
    title: string;
    description: string;
    site?: string;
    creator?: string;
    images?: { url: string; alt: string };
  };
  other: Record<string, string>;
};

/**
 * The tags of a page's head, all that depend on the page: Next merges a layout's into a page's
 * by whole objects. Texts are whole where networks cut for themselves, and shorter for X.
 * @param origin where the site is reached, without a trailing slash
 */
export function metadataOf(
  page: PageDescription,
  picture: SharePicture | null,
  origin: string,
): Metadata {
  const { article, canonical, fediverse, listed, twitter } = page;
  const url = canonical ?? absolute(page.path, origin);
  const description =
    shorten(page.description, previewLimits.description) || identity.description;
  const image = picture && {
    url: absolute(picture.src, origin),
    alt: shorten(picture.alt, previewLimits.pictureDescription),
  };
  return {
    title: documentTitle(page.title),
    description,
    ...(article && article.authors.length > 0 && { authors: { name: signature(article) } }),
    alternates: { canonical: url, types: otherForms(page, origin) },
    robots: { index: listed, follow: true, 'max-image-preview': 'large' },
    openGraph: {
      title: shorten(page.title, previewLimits.title) || identity.name,
      description,
      url,
      siteName: shorten(identity.name, previewLimits.siteName),
      ...(page.lang && { locale: localeOf(page.lang) }),
      ...(image &&
        picture && {
          images: {
            url: image.url,
            width: picture.width,
            height: picture.height,
            type: picture.type,
            alt: image.alt,
          },
        }),
      ...kindOf(page, origin),
    },
    twitter: {
      card: picture ? 'summary_large_image' : 'summary',
      title: shorten(page.title, previewLimits.shortTitle) || identity.name,
      description: shorten(description, previewLimits.shortDescription),
      ...(twitter.site && { site: twitter.site }),
      ...(twitter.creator && { creator: twitter.creator }),
      ...(image && { images: image }),
    },
    other: fediverse ? { 'fediverse:creator': fediverse } : {},
  };
}

/**
 * A language as Open Graph writes it, with a territory: the one that the tag names, else the one
 * where most speak it (`en_US`, `ja_JP`).
 * @see https://ogp.me/#optional; Unicode CLDR, likely subtags
 */
function localeOf(lang: string): string {
  const { language, region } = new Intl.Locale(lang).maximize();
  return region && /^[A-Z]{2}$/.test(region) ? `${language}_${region}` : language;
}

/** For tabs, bookmarks and search engines, which have room for the whole. */
function documentTitle(title: string): string {
  const heading = shorten(title, previewLimits.title) || identity.name;
  return heading === identity.name ? heading : `${heading} — ${identity.name}`;
}

function signature({ authors }: NonNullable<PageDescription['article']>): string {
  const names = new Intl.ListFormat(identity.language).format(authors.map(({ name }) => name));
  return shorten(names, previewLimits.title);
}

function kindOf({ kind, article }: PageDescription, origin: string) {
  if (!article) return { type: kind };
  return {
    type: 'article',
    publishedTime: article.published,
    modifiedTime: article.modified,
    authors: article.authors.map(({ path }) => absolute(path, origin)),
    ...(article.section && { section: plain(article.section) }),
  } as const;
}

/** The same in other forms: feeds, the closest first in each format, and Markdown. */
function otherForms({ feeds, markdown }: PageDescription, origin: string) {
  const types: Metadata['alternates']['types'] = {};
  for (const { type, title, href } of feeds.flatMap(feedLinks)) {
    types[type] = [...(types[type] ?? []), { title, url: absolute(href, origin) }];
  }
  if (markdown) types['text/markdown'] = [{ url: absolute(markdown, origin) }];
  return types;
}
