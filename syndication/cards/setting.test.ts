import { expect, test } from 'vitest';
import { settingFor } from './setting.ts';

test.each<[title: string, lang: string | null, family: string, dir: string]>([
  ['An English title', null, 'Charis SIL', 'ltr'],
  ['Новости', null, 'Charis SIL', 'ltr'],
  ['Ανοιχτές υποδομές', null, 'Noto Sans', 'ltr'],
  ['مؤسسة البنية', null, 'Noto Sans Arabic', 'rtl'],
  ['קרן התשתיות', null, 'Noto Sans Hebrew', 'rtl'],
  ['ข่าว', null, 'Noto Sans Thai', 'ltr'],
  ['खुला', null, 'Noto Sans Devanagari', 'ltr'],
  ['བོད་ཡིག', null, 'Noto Serif Tibetan', 'ltr'],
  ['ދިވެހި', null, 'Noto Sans Thaana', 'rtl'],
  ['오픈인프라 재단', null, 'Noto Sans KR', 'ltr'],
  ['オープンインフラ', null, 'Noto Sans JP', 'ltr'],
  ['骨直角入', null, 'Noto Sans SC', 'ltr'],
  ['骨直角入', 'ja', 'Noto Sans JP', 'ltr'],
  ['骨直角入', 'zh-TW', 'Noto Sans TC', 'ltr'],
  ['骨直角入', 'no language', 'Noto Sans SC', 'ltr'],
  ['骨直角入', 'en', 'Noto Sans SC', 'ltr'],
  ['OpenStack 2025.1 متاح', 'ar', 'Noto Sans Arabic', 'rtl'],
  ['OpenStack 2025.1 متاح', null, 'Charis SIL', 'ltr'],
  ['OpenInfra Days Korea 현장에서', null, 'Charis SIL', 'ltr'],
  ['🎉', null, 'Charis SIL', 'ltr'],
])('“%s” in %s is set in %s, %s', (title, lang, family, dir) => {
  const setting = settingFor(title, lang, 'headline');
  expect([setting.families[0], setting.dir]).toEqual([family, dir]);
});

test('a language settles whose Han characters stand in an English title', () => {
  const han = (lang: string | null) =>
    settingFor('The character 骨', lang, 'headline').families.find((family) =>
      /(JP|KR|SC|TC)$/.test(family),
    );
  expect([han('ja'), han('zh-Hant'), han(null)]).toEqual([
    'Noto Sans JP',
    'Noto Sans TC',
    'Noto Sans SC',
  ]);
});

test('a language that the fonts know by its own forms is handed on', () => {
  expect(settingFor('Știri', 'ro', 'text').lang).toBe('ro');
  expect(settingFor('中文', 'en', 'text').lang).toBe('zh-Hans');
});

test('lines are as far apart as the tallest of their scripts and marks needs', () => {
  const leading = (title: string) => settingFor(title, null, 'headline').leading;
  expect(leading('Plain words, é and ü')).toBe(1.14);
  expect(leading('A long English title with ที่')).toBe(leading('ที่'));
  expect(leading('Ẹ̀kọ́ Yorùbá')).toBeGreaterThan(1.3);
  expect(leading('Kỷ yếu Ấn bản')).toBeGreaterThan(1.3);
});

test('Bengali is set with the feature that joins its consonants', () => {
  expect(settingFor('Report: প্রতি', null, 'headline').features).toBe('"blwf" 1');
  expect(settingFor('Report', null, 'headline').features).toBe('normal');
});
