import { expect, it } from 'vitest';
import { manuscript } from './fixtures.ts';
import type { Manuscript } from './manuscript.ts';
import { findPreviewFaults } from './post-checks.ts';

it.each<[string[], Partial<Manuscript['seo']>]>([
  [[], { description: 'x'.repeat(200) }],
  [['long-description'], { description: 'x'.repeat(201) }],
  [[], { description: `[${'x'.repeat(200)}](https://openinfra.org/a-link)` }],
  [['missing-description'], { description: null }],
  [['missing-description'], { description: '[]()' }],
  [[], { url: 'https://openinfra.org/blog/a' }],
  [[], { url: 'https://OpenInfra.org/blog/a' }],
  [['unknown-host'], { url: 'https://example.org/blog/a' }],
  [[], { url: 'bare-word' }],
])('finds %j in %j', (rules, seo) => {
  const findings = findPreviewFaults(manuscript({ seo }), ['openinfra.org']);
  expect(findings.map(({ rule }) => rule)).toEqual(rules);
});

it('points to the line of the description', () => {
  const post = manuscript({ seo: { description: null } });
  const places = { ...post.places, description: { line: 9, column: 3 } };
  expect(findPreviewFaults({ ...post, places }, [])).toMatchObject([
    { file: post.file, line: 9, column: 3, severity: 'warning' },
  ]);
});
