import { expect, test } from 'vitest';
import { GET } from './route.ts';

test('the style sheet of feeds says what each colour, size and font that it uses is', async () => {
  const sheet = await (await GET()).text();
  const named = (pattern: RegExp) =>
    new Set(Array.from(sheet.matchAll(pattern), ([, name]) => name));
  const [used, said] = [named(/var\((--[\w-]+)/g), named(/^\s*(--[\w-]+):/gm)];
  expect(used.size).toBeGreaterThan(10);
  expect([...used].filter((name) => !said.has(name))).toEqual([]);
});
