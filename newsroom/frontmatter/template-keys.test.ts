import { expect, test } from 'vitest';
import { reportWithoutKey, withoutKeyAmongOthers } from './template-keys.ts';

const keyed = (file: string) => ({ file, hasTemplateKey: true });
const bare = (file: string) => ({ file, hasTemplateKey: false });

test('a folder in which no file has the key holds posts; among others with it, drafts', () => {
  const files = [keyed('posts/a.md'), bare('posts/b.md'), bare('posts/2024/c.md')];
  expect(withoutKeyAmongOthers(files)).toEqual(['posts/b.md']);
});

test('an index.md lies beside the posts of the folder above, too', () => {
  const files = [keyed('posts/a.md'), bare('posts/bundle/index.md')];
  expect(withoutKeyAmongOthers(files)).toEqual(['posts/bundle/index.md']);
});

test('they are reported once for each folder, with their number', () => {
  const findings = reportWithoutKey(['posts/a.md', 'posts/b.md', 'x/c.md']);
  expect(findings.map(({ message }) => message.split(',')[0])).toEqual([
    '2 files in posts have no `templateKey`',
    '1 file in x has no `templateKey`',
  ]);
});
