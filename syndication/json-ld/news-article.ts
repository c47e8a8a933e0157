import type { Post } from '#newsroom/edition.ts';
import { previewLimits } from '#newsroom/preview-limits.ts';
import { languageOfPost } from '#newsroom/text/post-language.ts';
import { identity } from '#site/identity.ts';
import { absolute, webAddress } from '../addresses.ts';
import { modifiedAt } from '../modified.ts';
import { plain, shorten } from '../text.ts';
import { byline, type Publication, publisher } from './people.ts';
import { type JsonLd, type Properties, schema } from './schema.ts';

/**
 * The first script of a post's page. Mastodon takes the byline from it only while it is one
 * object of this very type with the author inside.
 * @param images whole addresses of the pictures without text: 16:9, 4:3 and 1:1
 */
export function newsArticle(
  post: Post,
  publication: Publication,
  images: readonly string[],
): JsonLd {
  const { origin } = publication;
  const original = webAddress(post.canonical);
  const url = original ?? absolute(post.path, origin);
  const authors = post.authors.map((author) => byline(author, origin));
  return schema('NewsArticle', {
    headline: shorten(post.seo.title ?? post.title, previewLimits.title),
    description: shorten(post.description, previewLimits.description) || undefined,
    inLanguage: languageOfPost(post) ?? undefined,
    datePublished: post.date,
    dateModified: modifiedAt(post),
    author: authors.length > 1 ? authors : (authors[0] ?? publisher(publication)),
    publisher: publisher(publication),
    image: images.length > 0 ? images : undefined,
    url,
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    articleSection:
      post.categories.length > 0 ? post.categories.map(({ label }) => plain(label)) : undefined,
    wordCount: post.words || undefined,
    correction: correctionsOf(post),
    isAccessibleForFree: true,
    // Another site's post stays under that site's terms.
    license: original === null ? identity.licence.href : undefined,
    isBasedOn: original ?? undefined,
  });
}

function correctionsOf({ corrections }: Post): Properties[] | undefined {
  if (corrections.length === 0) return undefined;
  return corrections.map(({ date, text }) => ({
    '@type': 'CorrectionComment',
    datePublished: date,
    text: plain(text),
  }));
}
