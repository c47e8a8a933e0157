import { expect, test, vi } from 'vitest';

const opened: string[] = [];

vi.mock('./faces.ts', async (original) => {
  const faces = await original<typeof import('./faces.ts')>();
  return {
    ...faces,
    openFont: (file: Parameters<typeof faces.openFont>[0]) => {
      opened.push(file.family);
      return faces.openFont(file);
    },
  };
});

test('a font is opened when a card needs it, and not before', async () => {
  const { renderCard } = await import('./render.ts');
  const card = { kicker: 'News', byline: 'By Ildikó Váncsa', date: 'June 3, 2025', lang: null };
  await renderCard({ ...card, title: 'English, in “quotes”' });
  expect(new Set(opened)).toEqual(new Set(['Charis SIL', 'Noto Sans']));
  opened.length = 0;
  await renderCard({ ...card, title: 'ข่าว' });
  expect(opened).toEqual(['Noto Sans Thai']);
});
