import { expect, test } from 'vitest';
import { compare } from './changes.ts';

test('a changed word is told apart from the words around it', () => {
  expect(compare('One two three.\n', 'One 2 three.\n')).toEqual([
    { text: 'One ', in: 'both' },
    { text: 'two', in: 'published' },
    { text: '2', in: 'draft' },
    { text: ' three.\n', in: 'both' },
  ]);
});

test('a new line and a lost one are changes as a whole', () => {
  expect(compare('a\nb\n', 'b\nc\n').filter((run) => run.in !== 'both')).toEqual([
    { text: 'a\n', in: 'published' },
    { text: 'c\n', in: 'draft' },
  ]);
});

test('of what did not change, only what stands around a change is shown', () => {
  const many = Array.from({ length: 30 }, (_, line) => `line ${line}\n`).join('');
  const [around] = compare(`${many}end\n`, `${many}END\n`);
  expect(around).toEqual({ text: '…\nline 28\nline 29\n', in: 'both' });
});
