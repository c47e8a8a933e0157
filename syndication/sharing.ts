import type { Edition, Post } from '#newsroom/edition.ts';
import { identity } from '#site/identity.ts';
import { routes } from '#site/routes.ts';
import type { Card } from './cards/card.ts';
import { type Photo, type Picture, plainPictures, sharePicture } from './cards/pictures.ts';
import { cardOfPost } from './cards/post-card.ts';

/** The pictures by which one page is shown elsewhere. */
export type Sharing = {
  /** The file that the page is made from, for what there is to say about its pictures. */
  file: string;
  /** For those who unfold links: `og:image`. */
  share: Picture;
  /** What it shows, in words. */
  alt: string;
  /** Without words, in 16:9, 4:3 and 1:1, for search engines; none for pages that are lists. */
  plain: Picture[];
};

/** A picture that a post is to be shared by, and what it shows; empty where nobody said. */
export type OwnPicture = { photo: Photo; alt: string };

/**
 * The pictures of every page of an edition, by the page's path.
 * @param ownOf the post's own picture, if it has one that can be used
 */
export function sharingOf(
  { posts, unlisted, categories, authors, years }: Edition,
  ownOf: (post: Post) => OwnPicture | null,
): Map<string, Sharing> {
  const pages: [path: string, title: string, kicker: string | null][] = [
    [routes.home(), identity.tagline, null],
    [routes.news(), 'News', null],
    [routes.subscribe(), 'Subscribe', null],
    [routes.search(), 'Search', null],
    ...categories.map(({ of }): [string, string, string] => [of.path, of.label, 'News']),
    ...authors.map(({ of }): [string, string, string] => [of.path, of.name, 'Author']),
    ...years.map(({ of }): [string, string, string] => [routes.year(of), `${of}`, 'Archive']),
  ];
  return new Map([
    ...[...posts, ...unlisted].map((post): [string, Sharing] => [
      post.path,
      sharingOfPost(post, ownOf(post)),
    ]),
    ...pages.map(([path, title, kicker]): [string, Sharing] => [path, ofList(title, kicker)]),
  ]);
}

function sharingOfPost(post: Post, own: OwnPicture | null): Sharing {
  const photo = own?.photo ?? null;
  return {
    file: post.file,
    share: sharePicture(cardOfPost(post), photo),
    alt: own?.alt || post.title,
    plain: plainPictures(post.categories[0]?.label ?? identity.name, photo),
  };
}

function ofList(title: string, kicker: string | null): Sharing {
  const card: Card = { title, kicker, byline: null, date: null, lang: identity.language };
  return { file: '', share: sharePicture(card, null), alt: title, plain: [] };
}
