/** A post's text once rendered. */
export type Body = {
  /**
   * Sanitised HTML: headings from h2 down, code highlighted with classes. It depends on the
   * post's own text alone; `presentBody` gives its pictures addresses and sizes.
   */
  html: string;
  headings: Heading[];
  pictures: BodyPicture[];
  /**
   * Plain text before `<!-- more -->`, else the first paragraph, else the first text of another
   * kind; empty only when there is no text.
   */
  excerpt: string;
  /** All visible text, white space folded. */
  text: string;
  /** Words as a reader counts them; Chinese and Japanese text by character. */
  words: number;
  /** How long the text takes to read, not rounded. */
  minutes: number;
  /** The script of its words, if it runs from right to left: ISO 15924. */
  script: string | null;
};

/** The body of a post without text, and of one whose text cannot be rendered. */
export const EMPTY_BODY: Body = {
  html: '',
  headings: [],
  pictures: [],
  excerpt: '',
  text: '',
  words: 0,
  minutes: 0,
  script: null,
};

export type Heading = { id: string; text: string; level: number };

/**
 * A picture that is a file, here or elsewhere; one that stands in the text itself (`data:`) is
 * none. `src` is exactly what the HTML has; `line` and `column` count from 1 in the source file.
 */
export type BodyPicture = { src: string; alt: string; line: number; column: number };
