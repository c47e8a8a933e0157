import type { Post } from '#newsroom/edition.ts';
import type { Lists } from '#newsroom/page.ts';
import { pagesOf } from '#newsroom/pages.ts';
import { identity } from '#site/identity.ts';
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
  edition: Lists,
  ownOf: (post: Post) => OwnPicture | null,
): Map<string, Sharing> {
  return new Map(
    pagesOf(edition).flatMap(({ path, card, post }): [string, Sharing][] => {
      if (post) return [[path, sharingOfPost(post, ownOf(post))]];
      return card ? [[path, ofList(card)]] : [];
    }),
  );
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

function ofList({ title, kicker }: { title: string; kicker: string | null }): Sharing {
  const card: Card = { title, kicker, byline: null, date: null, lang: identity.language };
  return { file: '', share: sharePicture(card, null), alt: title, plain: [] };
}
