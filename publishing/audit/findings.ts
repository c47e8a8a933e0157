import type { Edition } from '#newsroom/edition.ts';
import { auditSurfaces, type SurfaceAudit } from './audit.ts';
import type { Facts } from './facts.ts';
import { sightingsOf } from './sightings.ts';

/** What an audit found in a release that was made, in a form in which two audits are compared. */
export type AuditFindings = {
  warnings: string[];
  /** How many posts were found on each surface, however often each. */
  shown: Record<string, number>;
};

/**
 * Audits where the files of a release show posts.
 * @param facts what was found in each file, by its path
 * @param warnings what was found besides
 */
export function auditFacts(
  facts: ReadonlyMap<string, Facts>,
  has: (file: string) => boolean,
  edition: Edition,
  origin: string,
  warnings: string[],
): { surfaces: SurfaceAudit; findings: AuditFindings } {
  const seen = [...facts].flatMap(([file, { shown }]) =>
    shown ? [[file, shown] as const] : [],
  );
  const sightings = sightingsOf(seen, has, origin);
  const shown = Object.entries(sightings).map(([surface, found]) => [
    surface,
    found?.length ?? 0,
  ]);
  return {
    surfaces: auditSurfaces(edition, sightings),
    findings: { warnings, shown: Object.fromEntries(shown) },
  };
}

/** @returns one sentence for each finding that only one of the two audits has */
export function differencesBetween(incremental: AuditFindings, whole: AuditFindings): string[] {
  const only = (one: AuditFindings, other: AuditFindings) =>
    one.warnings.filter((warning) => !other.warnings.includes(warning));
  const surfaces = Object.keys({ ...incremental.shown, ...whole.shown });
  return [
    ...only(whole, incremental).map((warning) => `Only the whole audit found: ${warning}`),
    ...only(incremental, whole).map(
      (warning) => `Only the incremental audit found: ${warning}`,
    ),
    ...surfaces.flatMap((surface) => {
      const [before = 0, now = 0] = [incremental.shown[surface], whole.shown[surface]];
      if (before === now) return [];
      return [
        `${surface}: the incremental audit found ${before} posts, and the whole one ${now}.`,
      ];
    }),
  ];
}
