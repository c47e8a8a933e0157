import { describe, expect, it } from 'vitest';
import type { Edition } from './edition.ts';
import { type Finding, formatFinding } from './findings.ts';
import { report, summarise } from './report.ts';

const finding = (severity: Finding['severity'], rule: string, file: string): Finding => ({
  severity,
  rule,
  file,
  line: 3,
  column: 7,
  message: 'This is so.',
  repair: 'Do that.',
});

const outcomes = [
  'published',
  'published',
  'unlisted',
  'scheduled',
  'draft',
  'ignored',
  'error',
] as const;
const edition: Pick<Edition, 'ledger' | 'findings'> = {
  ledger: outcomes.map((outcome, index) => ({ file: `${index}.md`, outcome, path: null })),
  findings: [
    finding('warning', 'missing-alt', 'a.md'),
    finding('warning', 'dangerous-address', 'a.md'),
    finding('error', 'invalid-date', 'b.md'),
    finding('warning', 'missing-alt', 'c.md'),
  ],
};

describe('the summary', () => {
  it('counts each file once, and what was found', () => {
    expect(summarise(edition)).toBe(
      '7 files: 2 published, 1 unlisted, 1 scheduled, 1 draft, 1 ignored, 1 refused, 3 warnings, 1 error',
    );
    expect(summarise({ ledger: [], findings: [] })).toBe(
      '0 files: 0 published, 0 unlisted, 0 scheduled, 0 draft, 0 ignored, 0 warnings, 0 errors',
    );
  });
});

describe('the report', () => {
  const lines = report(edition).split('\n');
  const at = (text: string) => lines.findIndex((line) => line.includes(text));

  it('holds every finding, where it is, and what to do', () => {
    for (const one of edition.findings) expect(report(edition)).toContain(formatFinding(one));
    expect(lines).toContain('  b.md:3:7 error: This is so. Do that. [invalid-date]');
  });

  it('puts errors first, and each rule together', () => {
    expect(at('[invalid-date]')).toBeLessThan(at('[dangerous-address]'));
    expect(at('2 warnings: missing-alt')).toBeGreaterThan(at('[dangerous-address]'));
    expect(at('c.md')).toBe(at('a.md:3:7 warning: This is so. Do that. [missing-alt]') + 1);
  });

  it('names what was ignored, and ends with the summary', () => {
    expect(lines).toContain('  5.md');
    expect(lines.at(-1)).toBe(summarise(edition));
  });

  it('of nothing is the summary alone', () => {
    const nothing = { ledger: [], findings: [] };
    expect(report(nothing)).toBe(summarise(nothing));
  });
});
