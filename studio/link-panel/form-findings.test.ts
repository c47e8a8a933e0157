import { expect, test } from 'vitest';
import type { Finding } from '#newsroom/findings.ts';
import { findingsForForm } from './form-findings.ts';

const found = (rule: string, message: string, repair: string): Finding => ({
  severity: 'warning',
  rule,
  file: 'posts/a.md',
  line: 4,
  column: 3,
  message,
  repair,
});
const say = (...findings: Finding[]) =>
  findingsForForm(findings).map(({ message, repair }) => `${message} ${repair}`);

test('fields are called as in the form', () => {
  expect(
    say(
      found('a', '`seo.url` names another site.', 'Write it in `canonical`.'),
      found('b', '`corrections[0].date` is no date.', 'Write `title: A title`.'),
      found('c', 'Unknown: `nothing` and `seo.nothing`.', ''),
    ),
  ).toEqual([
    expect.stringMatching(/^“Address” names another site\. Write it in “[A-Z].*”\.$/),
    expect.stringMatching(/^“[A-Z].*” is no date\. Write `title: A title`\.$/),
    'Unknown: `nothing` and `seo.nothing`. ',
  ]);
});

test('who has no file to write is not told to write one', () => {
  const unknown = found('unknown-author', '“Ann” has no author file.', 'Add `authorName`.');
  expect(say(unknown)).toEqual([
    '“Ann” has no author file. Correct the name, or add the person under “Authors”.',
  ]);
});

test('what the advice says is not said twice, and nothing else', () => {
  const twice = found('missing-alt', 'It has none.', 'Say what it shows.');
  expect(say(twice, { ...twice, line: 9 })).toEqual(['It has none. Say what it shows.']);
  expect(say(found('missing-description', 'There is none.', 'Write one.'))).toEqual([]);
});
