import { expect, test } from 'vitest';
import { render } from './test-render.ts';

const NOTES = 'A[^1] and B[^two], A again[^1].\n\n[^1]: First *note*.\n[^two]: Second.\n';

test('marks and notes lead to each other', async () => {
  const { html } = await render(NOTES);
  const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
  const targets = [...html.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
  expect(targets).toHaveLength(6);
  for (const target of targets) expect(ids).toContain(target);
});

test('marks and ways back have names', async () => {
  const { html } = await render(NOTES);
  expect(html).toContain('role="doc-noteref" aria-label="Footnote 2">[2]</a></sup>');
  expect(html).toContain('aria-label="Back to reference 1-2"');
});

test('the notes are a section with a name and without a heading', async () => {
  const { html, headings } = await render(`## Last\n\n${NOTES}`);
  expect(html).toContain(
    '<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">',
  );
  expect(headings.map(({ text }) => text)).toEqual(['Last']);
});

test('marks stand in neither text, headings nor excerpt', async () => {
  const { text, headings, excerpt } = await render(`## Title[^1]\n\n${NOTES}`);
  expect(excerpt).toBe('A and B, A again.');
  expect(headings[0]).toMatchObject({ text: 'Title', id: 'title' });
  expect(text).toBe('Title A and B, A again. First note. Second.');
});

test('no heading and no raw HTML can take the id of a note', async () => {
  const { html } = await render(`## note:fn-1\n\n${NOTES}\n\n<p id="note:fn-1">x</p>`);
  expect(html.match(/id="note:fn-1"/g)).toHaveLength(1);
});

test('a note may refer to another', async () => {
  const { html } = await render('a[^1]\n\n[^1]: b[^2]\n[^2]: c');
  expect(html.match(/class="footnote-ref"/g)).toHaveLength(2);
});
