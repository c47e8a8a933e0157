import type { Finding } from '#newsroom/findings.ts';
import { authorFields, type Fields, postFields } from '#newsroom/frontmatter/fields.ts';

/** Rules of which the advice speaks at the field itself (advice.ts). */
const ADVISED = ['long-title', 'missing-description', 'long-description'];

/** Repairs that are done in a file, where the studio has another way. */
const IN_THE_STUDIO: Readonly<Record<string, string>> = {
  'unknown-author': 'Correct the name, or add the person under “Authors”.',
};

export type FormFinding = Pick<Finding, 'severity' | 'message' | 'repair'>;

/**
 * What the checker says of a file, for an editor who has the form before them, which knows no
 * lines, and fields by their labels alone.
 */
export function findingsForForm(findings: readonly Finding[]): FormFinding[] {
  const told = new Map<string, FormFinding>();
  for (const { severity, rule, message, repair } of findings) {
    if (ADVISED.includes(rule)) continue;
    const words = {
      message: withLabels(message),
      repair: IN_THE_STUDIO[rule] ?? withLabels(repair),
    };
    // Without their lines, two findings can be the same.
    told.set(JSON.stringify(words), { severity, ...words });
  }
  return [...told.values()];
}

/** `seo.url` and `corrections[0].date`, as findings name fields. */
const FIELD = /`([a-z]\w*(?:\[\d+\]|\.[a-z]\w*)*)`/gi;

function withLabels(text: string): string {
  return text.replace(FIELD, (written, name: string) => {
    const path = name.replace(/\[\d+\]/g, '').split('.');
    const label = labelAt(path, postFields) ?? labelAt(path, authorFields);
    return label === null ? written : `“${label}”`;
  });
}

function labelAt([name = '', ...rest]: string[], fields: Fields): string | null {
  const field = fields[name];
  if (!field) return null;
  if (rest.length === 0) return field.label;
  return 'fields' in field ? labelAt(rest, field.fields) : null;
}
