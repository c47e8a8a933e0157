import { expect, test } from 'vitest';
import { COSTLY } from './fixtures/costly-texts.ts';
import { render } from './test-render.ts';

/** What parses such a text takes from one second to minutes; to refuse it takes some milliseconds. */
const MILLISECONDS = 1_000;

test.each(COSTLY.filter(({ refused }) => refused))(
  '$name is refused before it is parsed, with place and repair',
  async ({ text, refused }) => {
    const began = process.cpuUsage();
    const { text: words, findings } = await render(text);
    const { user } = process.cpuUsage(began);
    expect(words.length).toBe(0);
    expect(findings).toMatchObject([{ severity: 'error', ...refused }]);
    expect(findings[0]?.repair).toMatch(/^[A-Z].*\.$/);
    expect(user / 1000).toBeLessThan(MILLISECONDS);
  },
);

test('the place is that of the paragraph in which the pattern stands', async () => {
  const { findings } = await render(`Text.\n\n* a list\n\nA ${'*a_'.repeat(7_000)}`);
  expect(findings).toMatchObject([{ rule: 'too-many-signs', line: 5, column: 3 }]);
});

test('code may hold any number of signs', async () => {
  const code = '*a_[a](b@c'.repeat(5_000);
  const { findings } = await render(`~~~\n${code}\n~~~\n\nAnd \`${code}\`.`);
  expect(findings).toEqual([]);
});

test('long lists and tables with bold words in each line are rendered', async () => {
  const list = '* **Name**: what *it* does [link](/a)\n'.repeat(600);
  const table = `| a | b |\n|---|---|\n${'| **x** | *y* |\n'.repeat(600)}`;
  const { findings } = await render(`${list}\n${table}`);
  expect(findings).toEqual([]);
});
