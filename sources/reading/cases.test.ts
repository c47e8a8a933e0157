import { expect, test } from 'vitest';
import { formatDate } from '#newsroom/dates.ts';
import { type Case, readCase, readCaseAt } from './read-case.ts';

/** The findings on a text; the cases have no description, and nobody has an author file. */
const aboutText = ({ findings }: Case) =>
  findings.filter((finding) => !/missing-description|unknown-author/.test(finding));

/*
 * Each file in `sources/reading/cases` is one input that another program writes or that somebody
 * mistyped. Each test names the rule by which it is read. Sorted by the number of the case.
 */

test('01: an unclosed quotation mark is an error where it opens', async () => {
  const found = await readCase('01-unclosed-quote.md');
  expect(found.findings).toEqual(['error 3:8 invalid-yaml']);
  expect(found.messages[0]).toContain('no closing "');
});

test('02: quoted text that continues in column 1 is read as js-yaml reads it', async () => {
  const found = await readCase('02-quoted-text-wrapped-to-column-1.md');
  expect(found.outcomes).toEqual({ '02-quoted-text-wrapped-to-column-1.md': 'published' });
  expect(found.posts[0]?.description).toBe(
    'A sentence that the editor wrapped, so that its second line starts in the first column, and that closes here',
  );
});

test('03: hyphens that do not break, and dashes, are hyphens in a date', async () => {
  const found = await readCase('03-date-with-non-breaking-hyphens.md');
  expect(found.posts[0]?.date).toBe('2025-12-12T22:00:00.000Z');
});

test('04: a line of plain text in column 1 is said to belong to the field above', async () => {
  const found = await readCase('04-plain-text-wrapped-to-column-1.md');
  expect(found.findings).toEqual(['error 5:1 invalid-yaml']);
  expect(found.messages[0]).toMatch(
    /belongs to `description` above.*[Ii]ndent it by two spaces/,
  );
});

test('05: TOML frontmatter is refused with a message that names TOML', async () => {
  const found = await readCase('05-toml-frontmatter.md');
  expect(found.findings).toEqual(['error 1:1 toml-frontmatter']);
  expect(found.messages[0]).toMatch(/TOML frontmatter \(`\+\+\+`\), as Hugo and Zola write it/);
});

const KEYLESS = '06-no-templatekey-is-a-silent-draft.md';

test('06: a file without templateKey is a post where no file has the key', async () => {
  const found = await readCase(KEYLESS);
  expect(found.outcomes).toEqual({ [KEYLESS]: 'published' });
  expect(found.posts[0]?.path).toBe('/blog/the-real-address');
});

test('06: among files that have the key it is a draft, reported once with how many and why', async () => {
  const found = await readCase(KEYLESS, '17-crlf.md', '24-fence-blank.md');
  expect(found.outcomes[KEYLESS]).toBe('draft');
  const told = found.messages.filter((message) => message.includes('`templateKey`'));
  expect(told).toEqual([expect.stringMatching(/^1 file .* without it a file is a draft/)]);
});

test('07: published: false is a draft', async () => {
  const found = await readCase('07-published-false-is-published.md');
  expect(found.outcomes).toEqual({ '07-published-false-is-published.md': 'draft' });
});

test('08: slug, excerpt, lastmod, cover and publishDate are read; what is not is reported', async () => {
  const file = '08-slug-permalink-excerpt-tags-not-read.md';
  const found = await readCase(file);
  expect(found.outcomes).toEqual({ [file]: 'scheduled' });
  expect(found.edition.nextDue).toBe('2031-01-01T00:00:00.000Z');
  const then = await readCaseAt('2031-01-01T00:00:00.000Z', file);
  expect(then.posts[0]).toMatchObject({
    path: '/blog/the-real-address',
    description: 'Words for lists and previews.',
    updated: '2026-02-01T00:00:00.000Z',
    image: { src: '/media/land.jpg' },
  });
  expect(then.edition.redirects).toContainEqual({
    from: '/news/real-address',
    to: '/blog/the-real-address',
  });
  const unread = found.messages.filter((message) => message.includes('is not read'));
  expect(unread.map((message) => message.split(' ')[0])).toEqual(['`teaser`', '`tags`']);
});

test('09: index.md is named by its folder, and its old address leads there', async () => {
  const found = await readCase('09-page-bundle-first/', '09-page-bundle-second/');
  expect(found.posts.map(({ path }) => path).sort()).toEqual([
    '/blog/09-page-bundle-first',
    '/blog/09-page-bundle-second',
  ]);
  expect(found.edition.redirects).toEqual(
    expect.arrayContaining([
      { from: '/blog/index-2', to: '/blog/09-page-bundle-first' },
      { from: '/blog/index-3', to: '/blog/09-page-bundle-second' },
    ]),
  );
});

test('10: syntax of other engines is shown as it stands, and each piece is reported', async () => {
  const found = await readCase('10-shortcodes-liquid-admonitions-shown-raw.md');
  expect(aboutText(found)).toEqual([
    'warning 7:1 shortcode',
    'warning 9:1 template-tag',
    'warning 11:1 template-tag',
    'warning 13:1 container',
    'warning 20:10 heading-id',
    'warning 22:1 dead-anchor',
    'warning 22:18 foreign-link',
    'warning 25:1 attribute-list',
    'warning 27:1 module-line',
    'warning 29:7 broken-comment',
  ]);
  const html = await found.html();
  expect(html).toContain('role="note"');
  expect(html).not.toContain('[!NOTE]');
});

test('11: emphasis next to Chinese, Japanese and Korean punctuation is emphasis', async () => {
  const html = await (await readCase('11-cjk-emphasis.md')).html();
  expect(html).not.toContain('**');
  expect(html.match(/<strong>/g)).toHaveLength(3);
});

test('12: a date with an offset shows the day that its author wrote', async () => {
  const found = await readCase('12-date-with-zone-shows-next-day.md');
  const [post] = found.posts;
  expect(formatDate(post?.date ?? '')).toBe('September 6, 2013');
  expect(Date.parse(post?.date ?? '')).toBe(Date.parse('2013-09-07T02:02:41Z'));
});

test('14: a key that stands twice is an error that names both lines', async () => {
  const found = await readCase('14-key-twice.md');
  expect(found.findings).toEqual(['error 6:1 invalid-yaml']);
  expect(found.messages[0]).toMatch(/`title` stands twice \(line 3 and 6\).*Take one out/);
});

test('15: a date that is a group of fields is an error at the date', async () => {
  const found = await readCase('15-date-empty-map.md');
  expect(found.findings).toEqual(['error 5:7 invalid-date']);
});

test('16: a date in Chinese is an error at the date', async () => {
  const found = await readCase('16-date-chinese.md');
  expect(found.findings).toEqual(['error 5:7 invalid-date']);
});

test('17: line ends of Windows change nothing', async () => {
  const found = await readCase('17-crlf.md');
  expect(found.outcomes).toEqual({ '17-crlf.md': 'published' });
});

test('19: a value that starts with @ is said to need quotation marks', async () => {
  const found = await readCase('19-title-starts-with-at.md');
  expect(found.findings).toEqual(['error 3:8 invalid-yaml']);
  expect(found.messages[0]).toMatch(
    /A value that starts with `@` needs quotation marks.*title: "@mention/,
  );
});

test('20: a tab that indents is an error at the tab', async () => {
  const found = await readCase('20-tab-indent.md');
  expect(found.findings).toEqual(['error 7:1 invalid-yaml']);
  expect(found.messages[0]).toContain('indented by a tab; YAML takes blanks only');
});

test('21: a list without its bracket is an error where it opens', async () => {
  const found = await readCase('21-open-bracket.md');
  expect(found.findings).toEqual(['error 3:8 invalid-yaml', 'error 4:9 invalid-yaml']);
  expect(found.messages[1]).toContain('The list that opens with `[` here has no `]`');
});

test('22: curly quotation marks round a date are said to be none for YAML', async () => {
  const found = await readCase('22-curly-quotes-round-date.md');
  expect(found.findings).toContain('error 5:7 invalid-date');
  expect(found.messages.join()).toContain('“ and ” are no quotation marks for YAML');
});

test('23: a date with the name of a month is an error at the date', async () => {
  const found = await readCase('23-date-month-name.md');
  expect(found.findings).toEqual(['error 5:7 invalid-date']);
});

test('24: a blank behind a fence changes nothing', async () => {
  const found = await readCase('24-fence-blank.md');
  expect(found.outcomes).toEqual({ '24-fence-blank.md': 'published' });
  expect(await found.html()).toContain('Text.');
});

test('25: a note that nobody refers to, and a reference without a note, are reported', async () => {
  const found = await readCase('25-footnote-nobody-refers-to.md');
  expect(aboutText(found)).toEqual([
    'warning 7:6 missing-footnote',
    'warning 9:1 unused-footnote',
  ]);
  expect(found.messages.join()).toContain('Nothing refers to “[^1]”');
});

test('27: a cell beyond the columns of its table is reported', async () => {
  const found = await readCase('27-table-row-with-one-cell-more.md');
  expect(aboutText(found)).toEqual(['warning 9:9 extra-cells']);
  expect(found.messages.join()).toContain('“3 extra”');
});

test('28: a link that loses its address is reported', async () => {
  const found = await readCase('28-link-with-bracketed-address.md');
  expect(aboutText(found)).toEqual(['warning 7:9 removed-html', 'warning 7:58 removed-html']);
});

test('29: emphasis nested thousands of times is refused before it is parsed', async () => {
  const found = await readCase('29-nested-emphasis-28kB.md');
  expect(found.findings).toEqual(['error 7:1 too-many-signs']);
});

test('31: MDX is ignored, with the reason', async () => {
  const found = await readCase('31-post.mdx');
  expect(found.findings).toEqual([]);
  expect(found.reasons).toEqual({ '31-post.mdx': 'MDX is not read' });
});

test('_index.md is ignored as the file of a section, with the reason', async () => {
  const found = await readCase('_index.md');
  expect(found.findings).toEqual([]);
  expect(found.reasons).toEqual({ '_index.md': expect.stringContaining('section') });
});
