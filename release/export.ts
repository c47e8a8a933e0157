import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileOf } from './addresses.ts';
import { auditPage, type PageAudit } from './audit-page.ts';
import { listPrerendered, listStatic } from './next-output.ts';
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
  redirects: { from: string; to: string }[];
  /** Addresses that other programs serve: a page may link there. */
  servedElsewhere: (address: string) => boolean;
};

export class ReleaseError extends Error {
  override name = 'ReleaseError';
}

/**
 * Makes a release from Next's output: pages without framework, compressed, checked.
 * @throws ReleaseError naming each page that must not be released, and why
 */
export async function exportRelease(plan: ReleasePlan): Promise<{ warnings: string[] }> {
  const writer = new ReleaseWriter(plan.folder, plan.previous);
  const audits = new Map<string, PageAudit>();
  for (const { address, source, kind } of await listPrerendered(plan.dist)) {
    if (kind === 'file') await writer.write(address.slice(1), await readFile(source));
    else {
      const html = await stripFramework(await readFile(source, 'utf8'));
      audits.set(address, auditPage(html));
      await writer.write(fileOf(address), html);
    }
  }
  for (const { address, source } of [...(await listStatic(plan.dist)), ...plan.extra]) {
    await writer.write(address.slice(1), await readFile(source));
  }

  const { problems, warnings } = judge(audits, reachable(writer.paths, plan));
  if (problems.length > 0) {
    throw new ReleaseError(['The release was not made:', ...problems].join('\n'));
  }
  await mkdir(plan.folder, { recursive: true });
  const manifest = JSON.stringify(writer.manifest(plan.instant));
  await writeFile(path.join(plan.folder, 'manifest.json'), manifest);
  return { warnings };
}

/** Whether an address, as a page names it, leads to something on this site or elsewhere. */
function reachable(paths: string[], { redirects, servedElsewhere }: ReleasePlan) {
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
    return (
      known.has(address) || known.has(address.replace(/\/$/, '')) || servedElsewhere(address)
    );
  };
}

function judge(
  audits: Map<string, PageAudit>,
  leadsSomewhere: (page: string, reference: string) => boolean,
) {
  const problems: string[] = [];
  const warnings: string[] = [];
  for (const [page, audit] of audits) {
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
