import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { GoBack } from '#studio/publishing/requests.ts';
import { Asked } from './asked.tsx';

const by = { name: 'Ann Other', email: 'ann@example.org' };
const goBack: GoBack = { do: 'go-back', release: 'old', by };
const shown = (requests: GoBack[], release: string) => {
  const instant = '2026-01-01T09:00:00.000Z';
  const listed = ['new', 'old'].map((name) => ({ name, instant, commit: null, changes: [] }));
  return renderToStaticMarkup(createElement(Asked, { requests, release, releases: listed }));
};

test('who asks to go back while nobody makes releases is told once that it is not done yet', () => {
  expect(shown([], 'new')).toBe('');
  const told = shown([goBack, goBack], 'new');
  expect(told.match(/Ann Other has asked to go back/g)).toHaveLength(1);
  expect(told).toContain('dateTime="2026-01-01T09:00:00.000Z"');
  expect(told).toContain('not done yet');
  expect(shown([goBack], 'old')).toBe('');
});
