import type { Limit } from './text/shorten-text.ts';

/**
 * How long the texts of a page may be that readers of links get. Networks cut for themselves:
 * a network with more room gets more, and X alone is given shorter texts.
 */
export const previewLimits = {
  /** `og:title` and headlines; the length at which a title is reported as too long. */
  title: { characters: 200 },
  /** X, for `twitter:title`. */
  shortTitle: { characters: 70 },
  /** `og:description`, and what search engines are told. */
  description: { characters: 300 },
  /** X, for `twitter:description`. */
  shortDescription: { characters: 200 },
  siteName: { characters: 80, codeUnits: 80 },
  /** X, for `twitter:image:alt`. */
  pictureDescription: { characters: 420, codeUnits: 420 },
} as const satisfies Record<string, Limit>;
