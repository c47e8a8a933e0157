import type { Sightings } from './audit.ts';

/** What an audit found in a release that was made, in a form in which two audits are compared. */
export type AuditFindings = {
  warnings: string[];
  /** How many posts were found on each surface, however often each. */
  shown: Record<string, number>;
};

export function auditFindings(warnings: string[], sightings: Sightings): AuditFindings {
  const shown = Object.entries(sightings).map(([surface, found]) => [
    surface,
    found?.length ?? 0,
  ]);
  return { warnings, shown: Object.fromEntries(shown) };
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
