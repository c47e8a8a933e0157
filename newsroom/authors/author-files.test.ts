import { describe, expect, it } from 'vitest';
import { authorFile } from '../fixtures.ts';
import { authorFilesOf } from './author-files.ts';

describe('two files for one person', () => {
  const first = authorFile({ file: 'authors/sunny-cai.md', name: 'Sunny Cai', company: 'One' });
  const second = authorFile({
    file: 'authors/sunny-cai-1.md',
    name: 'Sunny Cai',
    company: 'Other',
  });

  it('count as the first by name, with a warning at the other', () => {
    for (const files of [
      [first, second],
      [second, first],
    ]) {
      const found = authorFilesOf(files);
      expect(found.of('sunny cai')).toBe(first);
      expect(found.findings).toMatchObject([
        { rule: 'duplicate-author', severity: 'warning', file: second.file },
      ]);
    }
  });

  it('count as the one that says more', () => {
    const fuller = { ...second, role: 'Editor' };
    expect(authorFilesOf([first, fuller]).of('Sunny Cai')).toBe(fuller);
  });

  it('count as the one that has the accents', () => {
    const plain = authorFile({ file: 'authors/a.md', name: 'Ildiko Vancsa' });
    const accented = authorFile({ file: 'authors/b.md', name: 'Ildikó Váncsa' });
    expect(authorFilesOf([plain, accented]).of('Ildiko Vancsa')).toBe(accented);
  });
});

it('nobody is found who has no file', () => {
  const found = authorFilesOf([authorFile()]);
  expect(found.of('Nobody')).toBeNull();
  expect(found.findings).toEqual([]);
});
