import { expect, test } from 'vitest';
import { charactersOf } from './cmap.ts';
import { type Family, filesOf, openFont } from './faces.ts';

const charactersIn = (family: Family) =>
  new Set(filesOf(family).flatMap((file) => [...openFont(file).has]));

test.each<[Family, string, string]>([
  ['Charis SIL', 'aÅǅẵЖ⅓⁵ʕ\u030c', '한あ漢अ'],
  ['Noto Sans', 'aŽΩЖक', '한あ漢ع'],
  ['Noto Sans Arabic', 'عپ٣', '漢א'],
  ['Noto Sans Hebrew', 'אּ\u05b8', 'ع漢'],
  ['Noto Sans JP', 'あ漢直★', 'ع'],
  ['Noto Sans KR', '한글뷁', 'ع'],
  ['Noto Sans SC', '开础设', '한'],
  ['Noto Sans TC', '開礎設', '한'],
])('%s has %s and not %s', (family, present, absent) => {
  const has = charactersIn(family);
  const isThere = (sign: string) => has.has(sign.codePointAt(0) ?? 0);
  expect([...present].filter((sign) => !isThere(sign))).toEqual([]);
  expect([...absent].filter(isThere)).toEqual([]);
});

test('a character that a package promises and its font lacks is not there', () => {
  const promised = filesOf('Noto Sans SC').filter(({ share }) =>
    share?.some(([first, last]) => first <= 0x1f302 && 0x1f302 <= last),
  );
  expect(promised).toHaveLength(1);
  expect(charactersIn('Noto Sans SC').has(0x1f302)).toBe(false);
});

test('what is no font is an error', () => {
  expect(() => charactersOf(Buffer.from('no font at all, but a text'))).toThrow();
});
