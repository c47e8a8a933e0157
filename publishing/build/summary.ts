import type { Edition } from '#newsroom/edition.ts';
import { type Finding, formatFinding } from '#newsroom/findings.ts';
import { summarise } from '#newsroom/report.ts';
import { environment } from '#site/environment.ts';
import { printable } from '#site/printable.ts';
import { isVerbose, VERBOSE } from '#site/verbose.ts';

/** What was noticed while a release was made, beside what the edition has found. */
export type Warnings = {
  /** Of pictures. */
  findings: Finding[];
  /** Of the release as a whole, as of what a host leaves out. */
  others: string[];
};

const NONE: Warnings = { findings: [], others: [] };

/**
 * What is printed when the content was read or built: what became of the files, how many warnings
 * there are and which command lists them, and what to do first in an empty site.
 */
export function summary(
  { edition }: { edition: Edition },
  { findings, others }: Warnings = NONE,
  lists = isVerbose(),
): string[] {
  const all = [...edition.findings, ...findings];
  const warnings = [
    ...all.filter(({ severity }) => severity === 'warning').map(formatFinding),
    ...others.map(printable),
  ];
  return [
    ...(lists ? warnings : []),
    summarise({ ...edition, findings: all }),
    ...(lists ? [] : pointer(warnings.length, findings.length + others.length > 0)),
    ...firstSteps(edition),
  ];
}

/** @param isOfRelease whether there are some that are found only when a release is made */
function pointer(count: number, isOfRelease: boolean): string[] {
  if (count === 0) return [];
  const command = isOfRelease ? `npm run build -- ${VERBOSE}` : 'npm run check';
  return [
    `${count === 1 ? '1 warning' : `${count} warnings`}: \`${command}\` lists ${count === 1 ? 'it' : 'them'}.`,
  ];
}

/** What to do first, where the site has no file at all. */
export function firstSteps({ ledger }: Pick<Edition, 'ledger'>): string[] {
  if (ledger.length > 0) return [];
  return [
    printable(`There are no posts in ${environment().contentDir} yet.`),
    'Write the first one in the browser, with `npm run edit`, or save this as posts/hello.md in that folder:',
    '',
    '  ---',
    '  templateKey: blog-post',
    '  title: Hello',
    '  date: 2026-01-31',
    '  ---',
    '',
    '  The text, in Markdown.',
  ];
}

/** Every error of the content, one on each line. */
export const errorLines = ({ findings }: Pick<Edition, 'findings'>): string[] =>
  findings.filter(({ severity }) => severity === 'error').map(formatFinding);
