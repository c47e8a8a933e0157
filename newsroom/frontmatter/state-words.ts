/**
 * The words by which this and other systems say that a post is not public, or not listed: keys of
 * frontmatter in lower case, without `-` and `_`, with the values of a post that everybody may
 * read. Any other value keeps the post back: that can be undone, a leak cannot.
 */
export const STATE_WORDS: Readonly<Record<string, { public: PublicValue }>> = {
  draft: { public: 'no' },
  private: { public: 'no' },
  hidden: { public: 'no' },
  hidepost: { public: 'no' },
  unlisted: { public: 'no' },
  published: { public: 'yes' },
  publish: { public: 'yes' },
  status: { public: ['published', 'publish', 'public', 'live'] },
  visibility: { public: ['public'] },
  templatekey: { public: ['blog-post'] },
  password: { public: 'empty' },
  expirydate: { public: 'later' },
  unpublishdate: { public: 'later' },
  date: { public: 'earlier or unclear' },
  publishdate: { public: 'earlier' },
};

/** `earlier` and `later` than now, as dates; an empty value is always that of a public post. */
export type PublicValue =
  | 'yes'
  | 'no'
  | 'empty'
  | 'earlier'
  | 'earlier or unclear'
  | 'later'
  | readonly string[];

export const YES: ReadonlySet<string> = new Set(['true', 'yes', 'on', 'y', '1']);
export const NO: ReadonlySet<string> = new Set(['false', 'no', 'off', 'n', '0']);

/** A key as `STATE_WORDS` has it, without an `is` in front: `isDraft`, `Draft` and `is_draft` are one. */
export function stateWordOf(key: string): string {
  const word = key.toLowerCase().replace(/[^a-z]/g, '');
  const short = word.replace(/^is/, '');
  return Object.hasOwn(STATE_WORDS, short) ? short : word;
}
