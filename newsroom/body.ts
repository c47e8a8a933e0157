/** A post's text once rendered. */
export type Body = {
  /** Sanitised HTML: headings from h2 down, code highlighted with classes. */
  html: string;
  headings: Heading[];
  pictures: BodyPicture[];
  /** Plain text before `<!-- more -->`, else the first paragraph; empty when there is none. */
  excerpt: string;
  /** All visible text, white space folded. */
  text: string;
  /** Words as a reader counts them; CJK text by character. */
  words: number;
};

export type Heading = { id: string; text: string; level: number };

/** A picture as the source names it; `line` and `column` count from 1 in the source file. */
export type BodyPicture = { src: string; alt: string; line: number; column: number };
