import { type ShelfFeeds, shelfFeeds } from '#site/old-feed-names.ts';
import { pagesInAnyCase } from '../release/any-case.ts';
import { ASSET_FOLDERS } from '../release/assets.ts';
import { COMPRESSED } from '../release/blob-store.ts';
import { endingsByType } from '../release/content-type.ts';
import { ALLOWED, expressionOf, type HeaderRule, headerTable } from '../release/headers.ts';
import { DOUBLED, PLAIN_FORM, plainForm, WRITTEN_FORM } from '../release/other-forms.ts';
import type { Serving } from '../release/serving.ts';

/**
 * What a host has to answer, in one table: nginx.ts and caddy.ts write it down in the language of
 * each. A file of the release is served under its address, a page without its ending. Everything
 * else counts only where there is no such file.
 *
 * Regular expressions are in the syntax that all hosts have in common, and are about addresses
 * that were decoded, unless it is said that they are about the address as it was written.
 */
export type Answers = {
  /** Origin of the site: every redirect begins with it. */
  origin: string;
  /** Headers by address; a later rule replaces what an earlier one says. */
  headers: HeaderRule[];
  /** Headers of an answer that is about no address of the release. */
  headersOfNothing: Record<string, string>;
  /**
   * Where an address leads without what stands behind it: the first that matches counts. Pages
   * and old addresses, whatever the case of their letters. Targets are percent-encoded.
   */
  moved: { expression: string; isExact: boolean; to: string }[];
  /** What has expired, without what stands behind the address: it answers 410. */
  gone: string[];
  /** Old names of the feeds of categories and authors. */
  oldFeeds: ShelfFeeds[];
  /** Types, and the endings of the files that have them. */
  types: [type: string, endings: string[]][];
};

export function answersOf({ origin, redirects, gone, headers, files }: Serving): Answers {
  const exactly = (address: string) => expressionOf({ address });
  const anyCase = [...pagesInAnyCase({ files, redirects }).set('/index', '/')];
  const known = new Map(anyCase);
  const old = redirects
    .map(({ from, to }) => ({ address: plainForm(decodeURIComponent(from)), to }))
    .filter(({ address, to }) => known.get(address.toLowerCase()) !== to);
  return {
    origin,
    headers,
    headersOfNothing: headerTable(headers)(null),
    moved: [
      // They differ from another address in nothing but the case of letters.
      ...old.map(({ address, to }) => ({ expression: exactly(address), isExact: true, to })),
      ...anyCase.map(([address, to]) => ({ expression: exactly(address), isExact: false, to })),
    ],
    gone: gone.map((path) => exactly(plainForm(decodeURIComponent(path)))),
    oldFeeds: shelfFeeds,
    types: [...endingsByType(files)],
  };
}

/** What every site answers, as `Answers` has it. */
export const EVERY_SITE = {
  /** The methods of every address, as the header `Allow` lists them. */
  allowed: ALLOWED,
  /** Folders whose files of every kept release are served. */
  assetFolders: ASSET_FOLDERS,
  /** An address that is refused with 400, as it was written: a part `.` or `..`, however encoded. */
  outward: '^[^?]*(/|\\\\|%2f|%5c)(\\.|%2e){1,2}(/|\\\\|%2f|%5c|\\?|$)',
  /** Two slashes next to each other, and an address that has them; both as they were written. */
  slashes: DOUBLED,
  doubled: `^[^?]*?${DOUBLED}`,
  /** The first group is the address without what stands behind it. */
  plain: PLAIN_FORM,
  /** The same of an address as it was written; the second group is the query. */
  written: WRITTEN_FORM,
  /** Files that have an address only without their ending, or none at all. */
  hidden: '\\.(html|br|gz)$',
  /** Pages whose file has another name than their address. */
  unnamed: '^/(404|index)$',
  /** Files that are sent compressed. */
  compressed: COMPRESSED.source,
} as const;
