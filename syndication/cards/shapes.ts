/**
 * The pictures of a page, in pixels: one for those who unfold links, and three that search
 * engines ask for, without words, at least 1200 pixels wide, in these proportions.
 */
export const SHAPES = {
  share: { width: 1200, height: 630 },
  wide: { width: 1200, height: 675 },
  classic: { width: 1200, height: 900 },
  square: { width: 1200, height: 1200 },
} as const;

export type Shape = keyof typeof SHAPES;

/** The shapes of the pictures without words. */
export const PLAIN_SHAPES = ['wide', 'classic', 'square'] as const satisfies Shape[];

export type PlainShape = (typeof PLAIN_SHAPES)[number];
