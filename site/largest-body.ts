/** In bytes: what the CMS sends at most. Several pictures at once, each as large as one may be, as base64. */
export const LARGEST_SAVE = 60_000_000;

/** In bytes: what a reviewer sends at most. The form has its own limit below that, and words for it. */
export const LARGEST_COMMENT = 1_000_000;
