import { describe, expect, it } from 'vitest';
import { canonicalPath, hostOfSeoUrl, pathOfSeoUrl } from './paths.ts';
import { flawOf, slugOfSeoUrl, stemOf } from './post-slugs.ts';

describe('a path in canonical form', () => {
  it.each([
    ['/blog/a', '/blog/a'],
    ['/blog/a/', '/blog/a'],
    ['//blog//a', '/blog/a'],
    ['/blog/a.html', '/blog/a'],
    ['/blog/a/index.html', '/blog/a'],
    ['/blog/A', '/blog/A'],
    ['/blog/a+b', '/blog/a%2Bb'],
    ['/blog/a%2bb', '/blog/a%2Bb'],
    ['/blog/é', '/blog/%C3%A9'],
    ['/blog/e\u0301', '/blog/%C3%A9'],
    ['/blog/100%', '/blog/100%25'],
    ['/blog/.html', '/blog/.html'],
    ['/', '/'],
    ['/index.html', '/'],
  ])('is the same for %s', (path, canonical) => {
    expect(canonicalPath(path)).toBe(canonical);
    expect(canonicalPath(canonical)).toBe(canonical);
  });
});

describe('the address in seo.url', () => {
  it.each([
    ['https://openinfra.org/blog/name', '/blog/name', 'name'],
    ['https://openinfra.org/blog/name/', '/blog/name/', 'name'],
    [
      'https://openinfra.org/blog/OISEU_programming_AI',
      '/blog/OISEU_programming_AI',
      'OISEU_programming_AI',
    ],
    ['https://openinfra.org/blog/name?a=b#c', '/blog/name', 'name'],
    ['https://openinfra.org/blog/kubecon+more', '/blog/kubecon+more', 'kubecon+more'],
    ['https://openinfra.org/blog/%EC%86%8C%EC%8B%9D', '/blog/%EC%86%8C%EC%8B%9D', '소식'],
    ['https://openinfra.org/blog/소식', '/blog/%EC%86%8C%EC%8B%9D', '소식'],
    [
      'https://openinfra.org/blog/openinfra.dev/blog/name',
      '/blog/openinfra.dev/blog/name',
      'name',
    ],
    ['https://openinfra.org/news/2021/name.html', '/news/2021/name.html', 'name'],
    ['https://openinfra.org/blog/name.md', '/blog/name.md', 'name'],
    ['oct2025-ptg-summary', '/blog/oct2025-ptg-summary', 'oct2025-ptg-summary'],
    ['airship-2.0-arrives', '/blog/airship-2.0-arrives', 'airship-2.0-arrives'],
    ['openinfra.dev/blog/name', '/blog/name', 'name'],
    ['openinfra.dev:8080/blog/name', '/blog/name', 'name'],
    ['//openinfra.dev/blog/name', '/blog/name', 'name'],
    ['https:/openinfra.dev/blog/name', '/openinfra.dev/blog/name', 'name'],
    ['htps://openinfra.dev/blog/name', '/blog/name', 'name'],
    ['https://open infra/blog/name', '/blog/name', 'name'],
    ['/blog/name', '/blog/name', 'name'],
    ['blog/name', '/blog/name', 'name'],
    ['https://openinfra.org/blog/50%-more', '/blog/50%-more', '50%-more'],
    ['https://openinfra.org/blog/', '/blog/', null],
    ['https://openinfra.org/blog', '/blog', null],
    ['https://openinfra.org', '/', null],
    ['openinfra.org', '/', null],
  ])('%s leads to %s and names %j', (url, path, slug) => {
    expect(pathOfSeoUrl(url)).toBe(path);
    expect(slugOfSeoUrl(url)).toBe(slug);
  });

  it('names a host in any case, if it is a full one', () => {
    expect(hostOfSeoUrl('https://OpenInfra.org:443/blog/a')).toBe('openinfra.org');
    expect(hostOfSeoUrl('openinfra.org/blog/a')).toBeNull();
  });
});

describe('the name of a file', () => {
  it.each([
    ['posts/2025/name.md', 'name'],
    ['name.markdown', 'name'],
    ['airship-2.0.md', 'airship-2.0'],
    ['name.html.md', 'name'],
    ['we’ve—done.md', 'we’ve—done'],
    ['e\u0301.md', 'é'],
    ['a\\b\u0007c\ud800d.md', 'a-b-c-d'],
    ['what? #2 *.md', 'what- -2 -'],
    ['100%.md', '100%'],
    ['.md', 'post'],
  ])('of %s is %s', (file, stem) => {
    expect(stemOf(file)).toBe(stem);
  });

  it('is cut where no file name has room for it', () => {
    expect(stemOf(`${'한'.repeat(84)}.md`)).toBe('한'.repeat(66));
  });
});

describe('the name of a post', () => {
  it.each(['name', 'Name_1', '소식', 'a b', 'categories', 'a.b', '50%-more', 'Q&A, a+b'])(
    'can be %s',
    (slug) => {
      expect(flawOf(slug)).toBeNull();
    },
  );

  it.each([
    'category',
    'Author',
    'archive',
    'index',
    'a/b',
    'a\\b',
    '..',
    '.',
    'a\u0000',
    'a\ud800',
    'what?',
    'no#1',
    'a*',
    'a'.repeat(201),
  ])('cannot be %j', (slug) => {
    expect(flawOf(slug)).not.toBeNull();
  });
});
