import { printable } from '#site/printable.ts';
import type { Edition } from './edition.ts';
import { type Finding, formatFinding } from './findings.ts';
import { groupBy } from './grouping.ts';
import { compare } from './order.ts';

/**
 * What became of all files, in one line: `126 files: 110 published, 14 unlisted, 0 scheduled,
 * 1 draft, 1 ignored, 3 warnings, 0 errors`; expired posts stand as `1 expired`, and files
 * that have an error as `2 refused`.
 */
export function summarise({ ledger, findings }: Pick<Edition, 'ledger' | 'findings'>): string {
  const files = groupBy(ledger, ({ outcome }) => outcome);
  const of = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  const outcomes = (['published', 'unlisted', 'scheduled', 'draft', 'ignored'] as const).map(
    (outcome) => `${files.get(outcome)?.length ?? 0} ${outcome}`,
  );
  const expired = files.get('expired')?.length ?? 0;
  const unreadable = files.get('error')?.length ?? 0;
  return `${counted(ledger.length, 'file')}: ${[
    ...outcomes,
    ...(expired > 0 ? [`${expired} expired`] : []),
    ...(unreadable > 0 ? [`${unreadable} refused`] : []),
    counted(of('warning'), 'warning'),
    counted(of('error'), 'error'),
  ].join(', ')}`;
}

/**
 * Everything that an editor should know: errors first, each kind together and in the order
 * of the files; then what was ignored; the summary as the last line.
 */
export function report(edition: Pick<Edition, 'ledger' | 'findings'>): string {
  const { ledger, findings } = edition;
  const sections = (['error', 'warning'] as const).flatMap((severity) => {
    const ofSeverity = findings.filter((finding) => finding.severity === severity);
    return [...groupBy(ofSeverity, ({ rule }) => rule)]
      .sort(([a], [b]) => compare(a, b))
      .map(([rule, ofRule]) => [
        `${counted(ofRule.length, severity)}: ${rule}`,
        ...ofRule.map((finding) => `  ${formatFinding(finding)}`),
      ]);
  });
  const ignored = ledger.filter(({ outcome }) => outcome === 'ignored');
  if (ignored.length > 0) {
    sections.push([
      `${counted(ignored.length, 'file')} ignored`,
      ...ignored.map(
        ({ file, reason }) => `  ${printable(`${file}${reason ? `: ${reason}` : ''}`)}`,
      ),
    ]);
  }
  return [...sections, [summarise(edition)]].map((lines) => lines.join('\n')).join('\n\n');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
