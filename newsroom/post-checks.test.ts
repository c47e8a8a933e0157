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

it.each<[string[], Parameters<typeof manuscript>[0]]>([
  [[], { title: 'x'.repeat(70) }],
  [[], { title: 'ข่าว'.repeat(23) }],
  [['long-title'], { title: 'x'.repeat(71) }],
  [[], { title: 'x'.repeat(71), seo: { title: 'Short' } }],
  [['long-title'], { seo: { title: 'x'.repeat(71) } }],
])('finds %j in %j', (rules, about) => {
  expect(findPreviewFaults(manuscript(about), []).map(({ rule }) => rule)).toEqual(rules);
});

it('says what is left of a long title where the least is shown', () => {
  const title = `${'many words '.repeat(8)}and more`;
  const previewTitle = { line: 3, column: 8 };
  const { places } = manuscript();
  const [finding] = findPreviewFaults(
    manuscript({ title, places: { ...places, previewTitle } }),
    [],
  );
  expect(finding).toMatchObject({
    ...previewTitle,
    message: expect.stringMatching(/96 characters.*“(many words )+many words…”/),
  });
});

it('points to the line of the description', () => {
  const post = manuscript({ seo: { description: null } });
  const places = { ...post.places, description: { line: 9, column: 3 } };
  expect(findPreviewFaults({ ...post, places }, [])).toMatchObject([
    { file: post.file, line: 9, column: 3, severity: 'warning' },
  ]);
});
