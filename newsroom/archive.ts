import type { BodyPicture } from './body.ts';
import type { Finding } from './findings.ts';
import type { AuthorFile, Manuscript } from './manuscript.ts';
import type { Place } from './place.ts';

/** Everything a content folder holds, whatever its state. No clock has been asked yet. */
export type Archive = {
  manuscripts: ArchivedManuscript[];
  authors: AuthorFile[];
  /** The list of categories that the CMS offers, in its order. */
  categories: { id: string; label: string }[];
  /** Files that are no posts, each with the reason. */
  ignored: { file: string; reason: string }[];
  /** Files that could not be read; each has at least one error among the findings. */
  failed: string[];
  findings: Finding[];
};

/** A manuscript with what lists need of its body; the body itself stays in its document. */
export type ArchivedManuscript = Manuscript & {
  excerpt: string;
  words: number;
  minutes: number;
  /** The script of the post, if it runs from right to left: ISO 15924. */
  script: string | null;
  pictures: BodyPicture[];
  places: Places;
  /** Name of the stored document: a hash of the file and of the code that read it. */
  document: string;
};

/** Where in its file a manuscript says what only the whole archive can judge. */
export type Places = {
  /** One for each entry of `authors`, in their order; so are the other lists. */
  authors: Place[];
  categories: Place[];
  aliases: Place[];
  canonical: Place;
  date: Place;
  lang: Place;
  updated: Place;
  corrections: Place;
  url: Place;
  slug: Place;
  /** Of the title that link previews show. */
  previewTitle: Place;
  description: Place;
  image: Place;
  seoImage: Place;
};
