import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Edition } from '#newsroom/edition.ts';
import { siteOrigin } from '#site/origin.ts';
import { withLock } from '#system/lock.ts';
import type { SurfaceAudit } from '../audit/audit.ts';
import { factsOf } from '../audit/facts.ts';
import { type AuditFindings, auditFacts, differencesBetween } from '../audit/findings.ts';
import { type FactsByFile, judge } from '../build/export.ts';
import { madeFrom } from '../build/make-release.ts';
import { prepare } from '../build/prepare.ts';
import { readReleaseRecord } from '../release/record.ts';
import { ReleaseFiles } from '../release/release-files.ts';
import { buildLock, releases } from '../release/site-releases.ts';
import { currentRelease, releaseFolder } from '../release/store.ts';

export type WholeAudit = {
  release: string;
  /** Where each post shows; null where files are damaged. */
  surfaces: SurfaceAudit | null;
  /** One sentence each; none for a sound release that the incremental audit judged in the same way. */
  problems: string[];
};

/**
 * Audits the current release from nothing but its bytes and the content: each file is read, in
 * all its forms. A release itself is audited by what was found in files when each was made
 * (`MadeFile.facts`); both audits must find the same. A damaged file is deleted from the blob store,
 * so that the next build writes it again.
 * @returns null where the release is not that of this content and code: another one is due
 */
export async function auditCurrentRelease(store = releases()): Promise<WholeAudit | null> {
  const name = await currentRelease(store);
  const record = name && (await readReleaseRecord(releaseFolder(store, name)));
  if (!name || !record) return null;
  const prepared = await prepare('readers', new Date(record.instant));
  if (madeFrom(prepared) !== record.madeFrom) return null;
  const release = await ReleaseFiles.open(store, name);
  const damaged = await damagedPlaces(release);
  if (damaged.size > 0) {
    await withLock(buildLock(store), () =>
      Promise.all([...damaged.keys()].map((place) => rm(place, { force: true }))),
    );
    return { release: name, surfaces: null, problems: [...damaged.values()] };
  }
  const { surfaces, problems, findings } = await auditFiles(release, prepared.edition);
  const differences = record.audit ? differencesBetween(record.audit, findings) : [];
  return { release: name, surfaces, problems: [...problems, ...differences] };
}

/** Files on the disk that do not hold what the manifest says: what to say of each, by its place. */
async function damagedPlaces(release: ReleaseFiles): Promise<Map<string, string>> {
  const damaged = new Map<string, string>();
  for (const file of release.paths) {
    for (const { ending, place } of release.formsOf(file)) {
      const hash = await hashOf(place, ending);
      if (hash === release.manifest.files[file]?.sha256) continue;
      damaged.set(place, `${file}${ending}: ${place} does not hold what the manifest says.`);
    }
  }
  return damaged;
}

/** @returns null where the file is missing, or cannot be read or decompressed */
async function hashOf(place: string, ending: '' | '.br' | '.gz'): Promise<string | null> {
  try {
    const bytes = await readFile(place);
    const decompress = { '': () => bytes, '.br': brotliDecompressSync, '.gz': gunzipSync };
    return createHash('sha256').update(decompress[ending](bytes)).digest('hex');
  } catch (error) {
    // The last two: of a decompressor, or of Node.
    const isDamage = /^(ENOENT|EIO|Z_.*|ERR_.*)$/.test(
      (error as NodeJS.ErrnoException).code ?? '',
    );
    if (isDamage) return null;
    throw error;
  }
}

async function auditFiles(
  release: ReleaseFiles,
  edition: Edition,
): Promise<{ surfaces: SurfaceAudit; problems: string[]; findings: AuditFindings }> {
  const facts: FactsByFile = new Map();
  for (const file of release.paths) {
    const found = factsOf(file, await release.read(file), siteOrigin());
    if (found) facts.set(file, found);
  }
  const origin = siteOrigin();
  const { redirects } = edition;
  const { problems, warnings } = judge(release.manifest.files, facts, { origin, redirects });
  const has = (file: string) => release.has(file);
  const { surfaces, findings } = auditFacts(facts, has, edition, origin, warnings);
  return { surfaces, findings, problems: [...problems, ...surfaces.problems] };
}
