/**
 * Names of the branches on which drafts lie. Servers and editors' browsers make them by the one
 * rule: file names may hold what may not stand in the name of a branch.
 */

/** Below this lie drafts, and nothing else. */
export const DRAFTS = 'refs/heads/cms/';

/** A draft is named by what it is a draft of, as Decap names entries. */
export type DraftName = { collection: string; slug: string };

/** The branch of a draft, as a full ref. */
export function branchOf({ collection, slug }: DraftName): string {
  return `${DRAFTS}${refPart(collection)}/${refPart(slug)}`;
}

/** The draft that a branch holds; null for a branch that is not one of ours. */
export function draftOfBranch(ref: string): DraftName | null {
  if (!ref.startsWith(DRAFTS)) return null;
  const [collection, slug, ...more] = ref.slice(DRAFTS.length).split('/').map(fromRefPart);
  return collection && slug && more.length === 0 ? { collection, slug } : null;
}

/** Where the last commit of a draft stays that was removed. */
export const removedRef = ({ collection, slug }: DraftName): string =>
  `refs/masthead/removed/${refPart(collection)}/${refPart(slug)}`;

/** What may not stand in the name of a ref, and the sign by which it is written otherwise. */
const UNFIT = /[\p{Cc} ~^:?*[\\/%]|^[.-]|\.$|\.(?=\.)|\.(?=lock$)|@(?=\{)/gu;

/** Any text as one part of a ref's name; different texts have different names. */
export function refPart(text: string): string {
  return text.replace(
    UNFIT,
    (sign) => `%${sign.codePointAt(0)?.toString(16).padStart(2, '0')}`,
  );
}

/** The text that a part of a ref's name stands for; null for a part that we did not write. */
export function fromRefPart(part: string): string | null {
  const text = part.replace(/%([\da-f]{2})/g, (_, hex) =>
    String.fromCodePoint(parseInt(hex, 16)),
  );
  return refPart(text) === part ? text : null;
}
