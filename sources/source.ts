import { authorFilesOf } from '#newsroom/authors/author-files.ts';
import type { Body } from '#newsroom/body.ts';
import { makeEdition } from '#newsroom/compose-edition.ts';
import type { Author, Edition, Post } from '#newsroom/edition.ts';
import { ownHosts } from '#site/origin.ts';
import { readDocument } from './documents.ts';
import { type PictureSource, presentBody } from './markdown/present.ts';
import type { Picture } from './pictures/media.ts';
import { pictureIn } from './pictures/public-pictures.ts';
import type { ArchiveReading } from './reading/archive.ts';

/** What pages are made from: an edition, with the texts and pictures behind it. */
export type Source = {
  edition: Edition;
  /**
   * The body of a post, its pictures measured and named by their address on this site.
   * @param variantsOf files that browsers may take in a picture's place; none without it
   */
  bodyOf(post: Post, variantsOf?: (picture: Picture) => PictureSource[]): Promise<Body>;
  /** The photo in an author's file, or undefined where there is none that can be shown. */
  photoOf(author: Author): Picture | undefined;
  /** A picture that a file's frontmatter names, or undefined where it is not ours or not there. */
  pictureOf(file: string, src: string): Picture | undefined;
};

/**
 * What readers may read of a content folder at an ISO instant.
 * @param ahead file of a post that is shown as at its date, if that is still to come
 */
export function editionOf(
  { archive }: ArchiveReading,
  instant: string,
  ahead: string | null = null,
): Edition {
  return makeEdition(archive, instant, ownHosts(), ahead);
}

/** An edition with what was read of its folder. */
export function sourceOf(record: ArchiveReading, edition: Edition): Source {
  const files = authorFilesOf(record.archive.authors);
  return {
    edition,
    async bodyOf({ document, file }, variantsOf = () => []) {
      const rendered = readDocument(record.store, document);
      if (rendered === null) {
        throw new Error(
          `What was made of ${file} cannot be read. The next build makes it again.`,
        );
      }
      const { body } = rendered;
      const shown = (src: string) => {
        const picture = pictureIn(record, file, src);
        return picture && { ...picture, src: picture.address, sources: variantsOf(picture) };
      };
      return { ...body, html: presentBody(body.html, shown) };
    },
    photoOf({ name }) {
      const author = files.of(name);
      return author?.photo ? pictureIn(record, author.file, author.photo) : undefined;
    },
    pictureOf: (file, src) => pictureIn(record, file, src),
  };
}
