/** In bytes: what the CMS sends at most. Several pictures at once, each as large as one may be, as base64. */
export const LARGEST_SAVE = 60_000_000;

/**
 * In bytes: what is taken at most from somebody without a session, and by reviewers' links. The
 * form for comments has its own limit below that, and words for it.
 */
export const LARGEST_WITHOUT_SESSION = 1_000_000;
