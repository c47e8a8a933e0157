import { readFile } from 'node:fs/promises';
import { encodedPath, routes } from '#site/routes.ts';
import { mapConcurrent } from '#system/map-concurrent.ts';
import { UserError } from '#system/user-error.ts';
import type { Facts } from '../audit/facts.ts';
import { fileOf, readable } from '../release/addresses.ts';
import type { BlobStore } from '../release/blob-store.ts';
import type { Manifest } from '../release/manifest.ts';
import { ReleaseWriter } from '../release/writer.ts';
import type { MadeFile, MadeFiles } from './made-files.ts';
import { listStatic } from './next-output.ts';

/** A file from elsewhere. Its address is not encoded. */
export type Extra = {
  address: string;
  read: () => Promise<Uint8Array>;
  /** Tells one content from another where the address alone does not. */
  version?: string;
};

export type ReleasePlan = {
  /** Where the bytes of its files are stored. */
  blobs: BlobStore;
  /** Next's folder with the compiled code, and the styles and fonts of its pages. */
  dist: string;
  instant: string;
  /** What was made before. */
  made: MadeFiles;
  /** All pages; those that were not made before are made by it. */
  pages: () => Promise<MadeFile[]>;
  /** Files that do not come from Next: pictures, cards, islands. */
  extra: Extra[];
  /** The index for searching, made from the finished pages. */
  index: (writer: ReleaseWriter) => Promise<MadeFile[]>;
  /** Of the site. Below it others may serve what no release has, but no posts. */
  origin: string;
  redirects: { from: string; to: string }[];
};

/** What was found in files, by their paths. */
export type FactsByFile = Map<string, Facts>;

export class ReleaseError extends UserError {
  override name = 'ReleaseError';
}

/**
 * Puts a release together: pages without framework, compressed, checked.
 * @throws ReleaseError naming each page that must not be released, and why
 */
export async function exportRelease(
  plan: ReleasePlan,
): Promise<{ manifest: Manifest; facts: FactsByFile; warnings: string[] }> {
  const writer = new ReleaseWriter();
  const facts: FactsByFile = new Map();
  const add = ({ file, entry, facts: found }: MadeFile) => {
    writer.record(file, entry);
    if (found) facts.set(file, found);
  };
  for (const page of await plan.pages()) add(page);
  const statics = await listStatic(plan.dist);
  // The name of such a file changes with its content.
  const assets = statics.map(({ address, source }) => ({
    address,
    read: () => readFile(source),
  }));
  await mapConcurrent(
    [...assets, ...plan.extra],
    AT_ONCE,
    async ({ address, read, version = '' }: Extra) => {
      const key = `${address}\0${version}`;
      const known = plan.made.get(key);
      const file = address.slice(1);
      const made = known ?? [{ file, entry: plan.blobs.put(file, await read()), facts: null }];
      if (!known) plan.made.set(key, made);
      made.forEach(add);
    },
  );

  const { files } = writer.manifest(plan.instant);
  const { problems, warnings } = judge(files, facts, plan);
  if (problems.length > 0) {
    throw new ReleaseError(['The release was not made:', ...problems].join('\n'));
  }
  for (const part of await plan.index(writer)) add(part);
  return { manifest: writer.manifest(plan.instant), facts, warnings };
}

/** Files at a time: enough for every core to compress, few enough to hold in memory. */
const AT_ONCE = 8;

/**
 * Whether an address, as a page names it, leads to something on this site or elsewhere: to a file
 * under its own address, or an old address of one.
 */
function reachable(paths: string[], redirects: Site['redirects']) {
  const known = new Set([
    ...paths.filter((file) => file !== fileOf('/404')).map(addressOfFile),
    ...redirects.map(({ from }) => readable(from)),
  ]);
  const isThere = (page: string, reference: string): boolean => {
    // A place on the page itself, which audit-page.ts looks for.
    if (reference.startsWith('#')) return true;
    const base = `http://release.invalid${encodedPath(page)}`;
    if (!URL.canParse(reference, base)) return false;
    const url = new URL(reference, base);
    if (url.host !== 'release.invalid') return true;
    const address = readable(url.pathname);
    return known.has(address) || known.has(address.replace(/\/$/, ''));
  };
  // Most pages name the same addresses: from the site's root, or of other sites.
  const answers = new Map<string, boolean>();
  return (page: string, reference: string): boolean => {
    if (!/^(\/|[a-z]+:\/\/)/i.test(reference)) return isThere(page, reference);
    const answer = answers.get(reference) ?? isThere(page, reference);
    answers.set(reference, answer);
    return answer;
  };
}

/** Address of a file, not encoded. */
const addressOfFile = (file: string) => `/${file.replace(/(^|\/)index\.html$|\.html$/, '')}`;

/** In bytes of HTML, before it is compressed: a phone takes seconds to lay out more. */
const LARGE_PAGE = 250_000;

type Site = Pick<ReleasePlan, 'origin' | 'redirects'>;

/**
 * Judges a release by what was found in its files.
 * @returns problems that keep it from being released, and warnings, a sentence each
 */
export function judge(
  files: Manifest['files'],
  facts: FactsByFile,
  { origin, redirects }: Site,
): { problems: string[]; warnings: string[] } {
  const paths = Object.keys(files);
  const leadsSomewhere = reachable(paths, redirects);
  const posts = `${origin}${routes.news()}/`;
  const problems: string[] = [];
  const warnings: string[] = [];
  const withOwnAddresses = (references: string[]) =>
    references.map((reference) =>
      reference.startsWith(posts) ? reference.slice(origin.length) : reference,
    );
  /** The site's menus stand on every page: each of their broken links is reported once. */
  const brokenMenus = new Map<string, string>();
  for (const file of paths) {
    const audit = facts.get(file)?.audit;
    if (!audit) continue;
    const page = addressOfFile(file);
    const bytes = files[file]?.bytes ?? 0;
    if (bytes > LARGE_PAGE) {
      warnings.push(
        `${page}: the page has ${Math.ceil(bytes / 1000)} kB of HTML, which is slow on a phone. Part the text into several posts, or move long tables and listings into files that it links to.`,
      );
    }
    problems.push(...audit.problems.map((problem) => `${page}: ${problem}.`));
    const broken = (references: string[]) =>
      [...new Set(references)].filter((reference) => !leadsSomewhere(page, reference));
    for (const reference of broken(audit.ours)) {
      problems.push(`${page}: ${reference} leads nowhere.`);
    }
    for (const reference of broken(withOwnAddresses(audit.authored))) {
      warnings.push(`${page}: the text links to ${reference}, which is not on this site.`);
    }
    for (const reference of broken(withOwnAddresses(audit.menus))) {
      if (!brokenMenus.has(reference)) brokenMenus.set(reference, page);
    }
  }
  for (const [reference, page] of brokenMenus) {
    warnings.push(
      `${page}: the header, the footer or a menu links to ${reference}, which is not on this site.`,
    );
  }
  return { problems, warnings };
}
