import { expect, test, vi } from 'vitest';
import { TooCostly } from '../parsing/too-costly.ts';
import { renderPost } from '../render-post.ts';
import { parseAuthor, parsePost } from './parse-file.ts';

/** How often each function was asked of a thread that takes too long for all of them. */
const asked = vi.hoisted(() => new Map<string, number>());
vi.mock('../parsing/threads.ts', () => ({
  limited: (_module: string, name: string) => async () => {
    asked.set(name, (asked.get(name) ?? 0) + 1);
    throw new TooCostly('takes more than 5 seconds of a processor');
  },
}));

const bytes = Buffer.from('---\ntitle: A\n---\nText.\n');
const error = { severity: 'error', rule: 'too-costly', file: 'a.md', column: 1 };

test('a post whose frontmatter exceeds the limits has failed, with file and line', async () => {
  expect(await parsePost('a.md', bytes)).toMatchObject({
    kind: 'failed',
    findings: [{ ...error, line: 1 }],
  });
});

test('an author file that exceeds the limits has an error and no author', async () => {
  expect(await parseAuthor('a.md', bytes)).toMatchObject({ findings: [{ ...error, line: 1 }] });
});

test('a text that exceeds the limits has no body, and an error where it starts', async () => {
  const { body, findings } = await renderPost('a.md', 'Text.', 4, null);
  expect(body).toMatchObject({ html: '', words: 0 });
  expect(findings).toMatchObject([{ ...error, line: 4 }]);
  expect(findings[0]?.message).toBe(
    'The text takes more than 5 seconds of a processor to read.',
  );
});

test('a build tries once more, and nobody else does', async () => {
  asked.clear();
  await renderPost('a.md', 'Text.', 4, null, { again: true });
  await parsePost('a.md', bytes, { again: true });
  expect(Object.fromEntries(asked)).toEqual({ renderBody: 2, readPost: 2 });
});
