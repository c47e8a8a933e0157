/** As much of a file as its frontmatter takes. */
const START = 20_000;

/**
 * Whether a file marks its kind by a `templateKey`, seen in its text alone: also in one that is no
 * post, or that cannot be parsed.
 */
export function namesTemplateKey(bytes: Uint8Array): boolean {
  return /^\uFEFF?templateKey\s*:/m.test(new TextDecoder().decode(bytes.subarray(0, START)));
}
