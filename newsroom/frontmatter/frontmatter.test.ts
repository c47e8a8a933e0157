import { describe, expect, it } from 'vitest';
import type { Manuscript } from '../manuscript.ts';
import type { Where } from '../place.ts';
import { readAuthorFrontmatter, readCategoryList, readPostFrontmatter } from './frontmatter.ts';

/** Positions that name what was asked for: a column for each letter of the way to it. */
const where: Where = {
  file: 'posts/a.md',
  position: (path) => ({ line: path.length + 1, column: path.join('.').length + 1 }),
};

const plain = {
  templateKey: 'blog-post',
  title: 'A title',
  author: 'Newsroom',
  date: '2025-06-03',
};

function read(fields: Record<string, unknown>) {
  const reading = readPostFrontmatter({ ...plain, ...fields }, where);
  if (reading.kind !== 'post') throw new Error(`${reading.kind}: ${JSON.stringify(reading)}`);
  return { ...reading, rules: reading.findings.map(({ rule }) => rule) };
}

function failure(fields: Record<string, unknown>) {
  const reading = readPostFrontmatter({ ...plain, ...fields }, where);
  expect(reading.kind).toBe('failed');
  return reading.findings
    .filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule);
}

describe('a post', () => {
  it('needs no more than a title, an author and a date', () => {
    const { manuscript, findings } = read({});
    expect(findings).toEqual([]);
    expect(manuscript).toEqual({
      file: 'posts/a.md',
      hasTemplateKey: true,
      title: 'A title',
      authors: ['Newsroom'],
      date: '2025-06-03T00:00:00.000Z',
      publishDate: null,
      expiryDate: null,
      slug: null,
      permalink: null,
      updated: null,
      categories: [],
      hidePost: false,
      draft: false,
      lead: false,
      lang: null,
      image: null,
      seo: { title: null, description: null, url: null, twitterUsername: null, image: null },
      corrections: [],
      aliases: [],
      canonical: null,
    } satisfies Manuscript);
  });

  it('says whether it has a templateKey, of which its folder decides', () => {
    expect(read({ templateKey: undefined }).manuscript.hasTemplateKey).toBe(false);
    expect(read({ templateKey: '' }).manuscript.hasTemplateKey).toBe(false);
    expect(read({ templateKey: 'blog-post ' }).manuscript.hasTemplateKey).toBe(true);
  });

  it('is told from other pages, whatever else those hold', () => {
    const reading = readPostFrontmatter({ templateKey: 'tags', date: 'soon' }, where);
    expect(reading).toEqual({ kind: 'ignored', reason: 'templateKey is “tags”', findings: [] });
  });

  it('that nearly says it is one is ignored with a warning', () => {
    const reading = readPostFrontmatter({ ...plain, templateKey: 'blog_post' }, where);
    expect(reading.kind).toBe('ignored');
    expect(reading.findings).toMatchObject([
      { rule: 'unknown-template-key', severity: 'warning' },
    ]);
  });

  it.each([[null], ['text'], [['a', 'list']], [7]])('cannot be %j', (data) => {
    const reading = readPostFrontmatter(data, where);
    expect(reading.kind).toBe('failed');
    expect(reading.findings).toMatchObject([{ rule: 'no-fields', severity: 'error' }]);
  });
});

describe('a title', () => {
  it.each([
    ['  A title ', 'A title'],
    ['A title\n  on two lines\n', 'A title on two lines'],
    ['\u00a0A title\ufeff', 'A title'],
    ['Two  blanks', 'Two  blanks'],
    [2024, '2024'],
    [true, 'true'],
    [0, '0'],
  ])('%j is read as %j', (title, expected) => {
    const { manuscript, findings } = read({ title });
    expect(manuscript.title).toBe(expected);
    expect(findings).toEqual([]);
  });

  it('that YAML took for a number is read as it is written', () => {
    const written = (path: (string | number)[]) => (path[0] === 'title' ? '1.10' : null);
    const reading = readPostFrontmatter({ ...plain, title: 1.1 }, { ...where, written });
    expect(reading).toMatchObject({ manuscript: { title: '1.10' } });
  });

  it.each([[undefined], [null], [''], [' \n '], ['\u200b\u2060']])('cannot be %j', (title) => {
    expect(failure({ title })).toEqual(['missing-title']);
  });

  it.each([[['A', 'B']], [{ en: 'A' }]])('cannot be %j', (title) => {
    expect(failure({ title })).toEqual(['invalid-title']);
  });

  it('keeps what cannot be seen, and a length that no list has room for, with a warning', () => {
    const long = 'word '.repeat(1_000).trim();
    expect(read({ title: long })).toMatchObject({
      manuscript: { title: long },
      rules: ['long-text'],
    });
    expect(read({ title: 'a\u202eb' })).toMatchObject({
      manuscript: { title: 'a\u202eb' },
      rules: ['control-character'],
    });
    expect(read({ title: 'a\u0007b' }).findings[0]?.message).toContain('a\\u{0007}b');
  });

  it('loses half a character, which no address could hold', () => {
    expect(read({ title: 'a\ud800b' })).toMatchObject({
      manuscript: { title: 'a\ufffdb' },
      rules: ['control-character'],
    });
  });
});

describe('a date', () => {
  it.each([[undefined], [null], [' ']])('cannot be %j', (date) => {
    expect(failure({ date })).toEqual(['missing-date']);
  });

  it.each([['2024-02-31'], ['03/06/2025'], ['soon'], [2025], [['2025-06-03']]])(
    'cannot be %j',
    (date) => {
      expect(failure({ date })).toEqual(['invalid-date']);
    },
  );

  it('that stands elsewhere must be readable too', () => {
    expect(failure({ updated: 'yesterday' })).toEqual(['invalid-date']);
    expect(failure({ corrections: [{ date: '2025-02-30', text: 'x' }] })).toEqual([
      'invalid-date',
    ]);
    expect(failure({ corrections: [{ text: 'x' }] })).toEqual(['missing-date']);
  });

  it('that is wrong is reported beside a title that is wrong', () => {
    expect(failure({ title: '', date: 'soon' })).toEqual(['missing-title', 'invalid-date']);
  });

  it('is quoted where it stands, with what to write instead', () => {
    const { findings } = readPostFrontmatter({ ...plain, date: '2024-02-31' }, where);
    expect(findings).toMatchObject([
      {
        severity: 'error',
        file: 'posts/a.md',
        line: 2,
        column: 5,
        message: expect.stringContaining('“2024-02-31”'),
        repair: expect.stringContaining('2025-06-03'),
      },
    ]);
  });
});

describe('a title or a description that was written as HTML', () => {
  it('is shown decoded, and reported where it stands', () => {
    const { manuscript, findings } = read({
      title: 'News &amp; <em>Events</em>',
      seo: { title: 'R&#38;D', description: 'Let&rsquo;s <b>go</b>' },
    });
    expect(manuscript).toMatchObject({
      title: 'News & Events',
      seo: { title: 'R&D', description: 'Let’s go' },
    });
    expect(
      findings.map(({ severity, rule, message }) => [severity, rule, message.slice(0, 17)]),
    ).toEqual([
      ['warning', 'html-in-text', '`title` is writte'],
      ['warning', 'html-in-text', '`seo.title` is wr'],
      ['warning', 'html-in-text', '`seo.description`'],
    ]);
  });

  it('has no sign that turns the text around, though an entity stands for it', () => {
    expect(read({ title: 'A &#x202E; B' }).rules).toContain('control-character');
  });
});

describe('authors', () => {
  it.each([
    [{ author: ' Jonathan Bryce ' }, ['Jonathan Bryce']],
    [{ author: 'One Name and Another Name' }, ['One Name and Another Name']],
    [{ author: ['One Name', ' Another Name', null, ''] }, ['One Name', 'Another Name']],
    [{ author: { name: 'One Name' } }, ['One Name']],
    [
      { author: undefined, authors: ['One Name', { authorName: 'Another' }] },
      ['One Name', 'Another'],
    ],
    [{ author: '', authors: 'One Name' }, ['One Name']],
  ])('are read from %j', (fields, expected) => {
    expect(read(fields)).toMatchObject({ manuscript: { authors: expected }, rules: [] });
  });

  it('keep their places', () => {
    const { places } = read({ author: [null, 'One Name', 'Another'] });
    expect(places.authors).toEqual([
      where.position(['author', 1]),
      where.position(['author', 2]),
    ]);
  });

  it('are missed', () => {
    expect(read({ author: undefined })).toMatchObject({
      manuscript: { authors: [] },
      rules: ['missing-author'],
    });
  });
});

describe('categories', () => {
  const news = { id: 'c1', label: 'News' };
  it.each([
    [[{ value: 'c1', label: 'News' }], [news]],
    [[{ label: 'News', id: 'c1' }], [news]],
    [[{ id: 'c1', text: 'News' }], [news]],
    [{ value: 'c1', label: ' News ' }, [news]],
    ['News', [{ id: null, label: 'News' }]],
    [
      ['News', 'Zuul'],
      [
        { id: null, label: 'News' },
        { id: null, label: 'Zuul' },
      ],
    ],
    [[{ value: 'c1' }], [{ id: 'c1', label: 'c1' }]],
    [[2024], [{ id: null, label: '2024' }]],
    [null, []],
    [[], []],
  ])('are read from %j', (category, expected) => {
    expect(read({ category })).toMatchObject({
      manuscript: { categories: expected },
      rules: [],
    });
  });

  it('without a label are left out with a warning', () => {
    expect(read({ category: [{}, 'News'] })).toMatchObject({
      manuscript: { categories: [{ id: null, label: 'News' }] },
      rules: ['invalid-category'],
    });
  });
});

describe('a flag', () => {
  it.each([
    [true, true],
    ['true', true],
    [' Yes ', true],
    ['on', true],
    [1, true],
    [false, false],
    ['false', false],
    ['no', false],
    ['0', false],
    ['', false],
    [null, false],
  ])('%j is %j', (hidePost, expected) => {
    expect(read({ hidePost })).toMatchObject({ manuscript: { hidePost: expected }, rules: [] });
  });

  it('that cannot be understood holds the post back, and never promotes it', () => {
    const { manuscript, rules } = read({ draft: 'perhaps', hidePost: ['x'], lead: 'perhaps' });
    expect(manuscript).toMatchObject({ draft: true, hidePost: true, lead: false });
    expect(rules).toEqual(['unknown-state', 'invalid-flag', 'invalid-flag']);
  });
});

describe('seo', () => {
  it.each([[undefined], [null], ['']])('may be %j', (seo) => {
    expect(read({ seo })).toMatchObject({ manuscript: { seo: { url: null } }, rules: [] });
  });

  it('has to be a group of fields', () => {
    expect(read({ seo: 'news' }).rules).toEqual(['not-fields']);
    expect(read({ seo: [{ title: 'x' }] }).rules).toEqual(['not-fields']);
  });

  it('folds a description onto one line', () => {
    const seo = { description: 'One line\nand another. ' };
    expect(read({ seo }).manuscript.seo.description).toBe('One line and another.');
  });

  it('keeps an odd address as it is written', () => {
    const keeps = (url: string) => read({ seo: { url } });
    expect(keeps('https://a.org/blog/B ')).toMatchObject({
      manuscript: { seo: { url: 'https://a.org/blog/B' } },
      rules: [],
    });
    for (const url of ['bare-word', 'a.org/blog/b', '/blog/b', 'htps://a.org/blog/b']) {
      expect(keeps(url)).toMatchObject({
        manuscript: { seo: { url } },
        rules: ['invalid-address'],
      });
    }
  });

  it('takes a picture as a path, an address or a group', () => {
    for (const image of ['/a.jpg', 'https://a.org/a.jpg', { src: '/a.jpg' }]) {
      const { manuscript, rules } = read({ seo: { image } });
      expect(manuscript.seo.image).toBe(typeof image === 'string' ? image : image.src);
      expect(rules).toEqual([]);
    }
  });
});

describe('what can run', () => {
  it.each([
    ['seo.url', { seo: { url: 'javascript:alert(1)' } }],
    ['seo.image', { seo: { image: 'data:text/html,x' } }],
    ['image', { image: 'JavaScript:alert(1)' }],
    ['image.src', { image: { src: ' java\tscript:alert(1)', alt: 'x' } }],
    ['aliases[0]', { aliases: ['vbscript:x'] }],
    ['canonical', { canonical: '\u0001javascript:alert(1)' }],
  ])('is refused in %s', (name, fields) => {
    const { manuscript, findings } = read(fields);
    expect(JSON.stringify(manuscript)).not.toMatch(/script:|data:/i);
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'dangerous-address',
        severity: 'warning',
        message: expect.stringContaining(`\`${name}\``),
      }),
    );
  });
});

describe('an original', () => {
  it('has a full address', () => {
    const canonical = 'https://a.org/b c';
    expect(read({ canonical })).toMatchObject({
      manuscript: { canonical: 'https://a.org/b%20c' },
      rules: [],
    });
  });

  it.each(['/blog/x', 'a.org/x', 'ftp://a.org/x', 'https://'])('is not at %s', (canonical) => {
    expect(read({ canonical })).toMatchObject({
      manuscript: { canonical: null },
      rules: ['invalid-address'],
    });
  });
});

describe('an alias', () => {
  it.each([
    ['/old/path', '/old/path'],
    ['old/path', '/old/path'],
    ['https://a.org/old/path?q#h', '/old/path'],
    ['/old/../path', '/path'],
    ['//old/path', '/old/path'],
  ])('%s is read as %s', (alias, path) => {
    expect(read({ aliases: alias })).toMatchObject({
      manuscript: { aliases: [path] },
      rules: [],
    });
  });

  it.each(['/', 'https://a.org', 'mailto:a@b.org'])('cannot be %s', (alias) => {
    expect(read({ aliases: [alias] })).toMatchObject({
      manuscript: { aliases: [] },
      rules: ['invalid-address'],
    });
  });
});

describe('corrections', () => {
  it('are listed newest first', () => {
    const corrections = [
      { date: '2025-06-04', text: 'The first.' },
      { date: '2025-06-05', text: ' The second. ' },
    ];
    expect(read({ corrections }).manuscript.corrections).toEqual([
      { date: '2025-06-05T00:00:00.000Z', text: 'The second.' },
      { date: '2025-06-04T00:00:00.000Z', text: 'The first.' },
    ]);
  });

  it('may be one, and have to say something', () => {
    expect(
      read({ corrections: { date: '2025-06-04', text: 'One.' } }).manuscript.corrections,
    ).toHaveLength(1);
    expect(read({ corrections: [{ date: '2025-06-04' }] })).toMatchObject({
      manuscript: { corrections: [] },
      rules: ['empty-correction'],
    });
  });
});

describe('a picture', () => {
  it('wants a description', () => {
    expect(read({ image: { src: '/a.jpg', alt: 'A cloud' } })).toMatchObject({
      manuscript: { image: { src: '/a.jpg', alt: 'A cloud' } },
      rules: [],
    });
    expect(read({ image: '/a.jpg' })).toMatchObject({
      manuscript: { image: { src: '/a.jpg', alt: '' } },
      rules: ['missing-alt'],
    });
  });
});

describe('a language', () => {
  it.each([
    ['ko', 'ko'],
    ['pt_br', 'pt-BR'],
    ['ZH-hant-TW', 'zh-Hant-TW'],
  ])('%s is read as %s', (lang, tag) => {
    expect(read({ lang })).toMatchObject({ manuscript: { lang: tag }, rules: [] });
  });

  it.each(['english', 'k', 'en--US', 'de-x'])('cannot be %s', (lang) => {
    expect(read({ lang })).toMatchObject({
      manuscript: { lang: null },
      rules: ['invalid-language'],
    });
  });
});

describe('a name of a field', () => {
  it.each([
    [{ titel: 'x' }, '`title`'],
    [{ drfat: true }, '`draft`'],
    [{ hiddePosts: true }, '`hidePost`'],
    [{ seo: { descripton: 'x' } }, '`seo.description`'],
    [{ corrections: [{ date: '2025-06-04', text: 'x', dtae: 1 }] }, '`corrections[0].date`'],
  ])('that is a slip is reported: %j', (fields, meant) => {
    expect(read(fields).findings).toMatchObject([
      { rule: 'unknown-field', severity: 'warning', repair: `Did you mean ${meant}?` },
    ]);
  });

  it('that resembles none is counted as not read', () => {
    const { findings, unread } = read({
      layout: 'wide',
      tags: ['x'],
      weight: 3,
      empty: '',
      seo: { robots: 'none' },
      author: [
        { name: 'A', url: 'https://a.org' },
        { name: 'B', url: 'https://b.org' },
      ],
    });
    expect(findings).toEqual([]);
    expect(unread.map(({ key }) => key).sort()).toEqual([
      'author.url',
      'layout',
      'seo.robots',
      'tags',
      'weight',
    ]);
  });
});

describe('an author file', () => {
  it.each(['None', 'none', 'N/A', 'n/a', 'null', 'unknown', '-', 'TBD'])(
    'names no company where it says “%s”, and is told so',
    (company) => {
      const { author, findings } = readAuthorFrontmatter(
        { authorName: 'A', company, role: company },
        where,
      );
      expect(author).toMatchObject({ company: null, role: null });
      expect(findings.map(({ rule }) => rule)).toEqual(['names-nothing', 'names-nothing']);
    },
  );

  it.each(['Nonesuch Records', 'No Starch Press', 'NIL Group'])('names %s', (company) => {
    const { author, findings } = readAuthorFrontmatter({ authorName: 'A', company }, where);
    expect(author).toMatchObject({ company });
    expect(findings).toEqual([]);
  });

  it('gives what it has', () => {
    const data = { templateKey: 'tags', authorName: 'Eric Marques ', company: 'Worteks' };
    expect(readAuthorFrontmatter(data, where)).toEqual({
      author: {
        file: 'posts/a.md',
        name: 'Eric Marques',
        company: 'Worteks',
        role: null,
        url: null,
        photo: null,
        fediverse: null,
        twitter: null,
      },
      findings: [],
      unread: [],
    });
  });

  it('leaves out what can run', () => {
    const data = {
      authorName: 'A',
      url: 'javascript:x',
      photo: 'javascript:y',
      twitter: 'javascript:z',
    };
    const { author, findings } = readAuthorFrontmatter(data, where);
    expect(author).toMatchObject({ url: null, photo: null, twitter: null });
    expect(findings.map(({ rule }) => rule)).toEqual([
      'dangerous-address',
      'dangerous-address',
      'invalid-handle',
    ]);
  });

  it.each([[null], [{}], [{ authorName: ' ' }], [['x']]])(
    'that names nobody is not used: %j',
    (data) => {
      const { author, findings } = readAuthorFrontmatter(data, where);
      expect(author).toBeNull();
      expect(findings).toMatchObject([{ rule: 'missing-name', severity: 'warning' }]);
    },
  );
});

describe('a list of categories', () => {
  const expected = [{ id: 'c1', label: 'News' }];
  it.each([
    [[{ id: 'c1', label: 'News' }]],
    [[{ value: 'c1', label: 'News' }]],
    [{ title: 'Blog', categories: [{ text: 'News', id: 'c1' }] }],
  ])('is read from %j', (data) => {
    expect(readCategoryList(data, where)).toEqual({ categories: expected, findings: [] });
  });

  it('may be of labels alone', () => {
    expect(readCategoryList(['News'], where).categories).toEqual([
      { id: 'News', label: 'News' },
    ]);
  });

  it.each([[null], ['News'], [{ categories: 'News' }], [{}]])('is missed in %j', (data) => {
    const { categories, findings } = readCategoryList(data, where);
    expect(categories).toEqual([]);
    expect(findings).toMatchObject([{ rule: 'no-category-list' }]);
  });
});
