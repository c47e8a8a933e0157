import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileOf } from './addresses.ts';
import { auditPage, type PageAudit } from './audit-page.ts';
import type { Manifest } from './manifest.ts';
import { listPrerendered, listStatic } from './next-output.ts';
import { indexForSearch, type Searched } from './search.ts';
import { stripFramework } from './strip.ts';
import { type Previous, ReleaseWriter } from './writer.ts';

export type ReleasePlan = {
  /** Folder of the new release, not there yet. */
  folder: string;
  /** Next's build folder. */
  dist: string;
  instant: string;
  previous: Previous | null;
  /** Files that do not come from Next: pictures, cards, islands. Addresses are not encoded. */
  extra: { address: string; source: string }[];
  /** Files of earlier releases that open pages still ask for. */
  carried: { address: string; source: string }[];
  redirects: { from: string; to: string }[];
  /** What readers may find by searching, and the language of the site. */
  searched: { language: string; posts: Searched[] };
};

export class ReleaseError extends Error {
  override name = 'ReleaseError';
}

/**
 * Makes a release from Next's output: pages without framework, compressed, checked.
 * @throws ReleaseError naming each page that must not be released, and why
 */
export async function exportRelease(
  plan: ReleasePlan,
): Promise<{ manifest: Manifest; warnings: string[] }> {
  const writer = new ReleaseWriter(plan.folder, plan.previous);
  const audits = new Map<string, PageAudit>();
  await together(await listPrerendered(plan.dist), async ({ address, source, kind }) => {
    if (kind === 'file') return writer.write(address.slice(1), await readFile(source));
    const html = await stripFramework(await readFile(source, 'utf8'));
    audits.set(address, auditPage(html));
    return writer.write(fileOf(address), html);
  });
  await together([...(await listStatic(plan.dist)), ...plan.extra], async (file) =>
    writer.write(file.address.slice(1), await readFile(file.source)),
  );

  const { problems, warnings } = judge(audits, reachable(writer.paths, plan));
  if (problems.length > 0) {
    throw new ReleaseError(['The release was not made:', ...problems].join('\n'));
  }
  const { language, posts } = plan.searched;
  const index = await indexForSearch(path.join(plan.folder, 'out'), language, posts);
  await together(index, ({ file, content }) => writer.write(file, content));

  const carried: string[] = [];
  for (const { address, source } of plan.carried) {
    const file = address.slice(1);
    if (writer.has(file)) continue;
    await writer.write(file, await readFile(source));
    carried.push(file);
  }
  const manifest = writer.manifest(plan.instant, carried);
  await writeFile(path.join(plan.folder, 'manifest.json'), JSON.stringify(manifest));
  return { manifest, warnings };
}

/** Files at a time: enough for every core to compress, few enough to hold in memory. */
const AT_ONCE = 8;

/** Does the same with many things, some at a time. */
async function together<T>(things: T[], work: (thing: T) => Promise<void>): Promise<void> {
  const rest = things.values();
  const worker = async () => {
    for (const thing of rest) await work(thing);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Whether an address, as a page names it, leads to something on this site or elsewhere. */
function reachable(paths: string[], { redirects }: ReleasePlan) {
  const known = new Set([
    ...paths.map((file) => `/${file}`),
    ...paths.map((file) => `/${file.replace(/(^|\/)index\.html$|\.html$/, '')}`),
    ...redirects.map(({ from }) => decode(from)),
  ]);
  return (page: string, reference: string): boolean => {
    const base = `http://release.invalid${encodeURI(page)}`;
    if (!URL.canParse(reference, base)) return false;
    const url = new URL(reference, base);
    if (url.host !== 'release.invalid') return true;
    const address = decode(url.pathname);
    return known.has(address) || known.has(address.replace(/\/$/, ''));
  };
}

function judge(
  audits: Map<string, PageAudit>,
  leadsSomewhere: (page: string, reference: string) => boolean,
) {
  const problems: string[] = [];
  const warnings: string[] = [];
  const inOrder = [...audits].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [page, audit] of inOrder) {
    problems.push(...audit.problems.map((problem) => `${page}: ${problem}.`));
    const broken = (references: string[]) =>
      [...new Set(references)].filter((reference) => !leadsSomewhere(page, reference));
    for (const reference of broken(audit.ours)) {
      problems.push(`${page}: ${reference} leads nowhere.`);
    }
    for (const reference of broken(audit.authored)) {
      warnings.push(`${page}: the text links to ${reference}, which is not on this site.`);
    }
  }
  return { problems, warnings };
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
