import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { postFields } from '#newsroom/frontmatter/fields.ts';
import { withoutDraftMark } from './draft-mark.ts';
import { mendFile, readEdited } from './mend.ts';
import type { Data } from './values.ts';

const POST = `---
# Kept by the desk.
templateKey: blog-post
title:   'Edge & cloud'   # as agreed
author: "Test Author"
date: 2025-06-03T20:12:35Z
category:
- value: news
  label: "News"

- label: Community
  value: community
hidePost: no
seo:
    url: https://example.org/blog/edge
    title: >-
      Edge and
      cloud
    description: A line that
      goes on
aliases: []
---

Text with two blanks at the end.  

Last line, unended.`;

type Values = Data & { seo: Data; category: Data[] };
const read = () => parse(POST.split('---')[1] ?? '') as Values;
const body = POST.split('---\n').slice(2).join('---\n');

/** What the CMS sends: everything written anew, in its own way, with one more line's end. */
function edit(change: (values: Values) => void, text = body) {
  const values = read();
  change(values);
  return readEdited(`---\n${stringify(values)}---\n${text}\n`) ?? { data: {}, body: '' };
}

function changedLines(result: string, original = POST) {
  const [before, after] = [original.split('\n'), result.split('\n')];
  return {
    gone: before.filter((line) => !after.includes(line)),
    come: after.filter((line) => !before.includes(line)),
  };
}

const mended = (change: (values: Values) => void, text = body) =>
  mendFile(POST, edit(change, text), postFields);

test('a file that nobody has changed comes back byte for byte', () => {
  expect(mended(() => undefined)).toBe(POST);
});

test('another order of fields, another form of an instant and empty fields are no change', () => {
  const result = mended((values) => {
    values.date = '2025-06-03T20:12:35.000Z';
    values.lang = '';
    values.image = { src: '', alt: null };
    values.seo = Object.fromEntries(Object.entries(values.seo).reverse());
  });
  expect(result).toBe(POST);
});

test.each<[string, (values: Values) => void, string[], string[]]>([
  [
    'a title',
    (values) => {
      values.title = 'Cloud: the edge';
    },
    ["title:   'Edge & cloud'   # as agreed"],
    ["title: 'Cloud: the edge'   # as agreed"],
  ],
  [
    'a folded field within another',
    (values) => {
      values.seo.title = 'Short';
    },
    ['    title: >-', '      Edge and', '      cloud'],
    ['    title: >-', '      Short'],
  ],
  [
    'a field that goes',
    (values) => {
      values.seo.description = '';
    },
    ['    description: A line that', '      goes on'],
    [],
  ],
  [
    'a field that comes, where the table has it',
    (values) => {
      values.draft = true;
    },
    [],
    ['draft: true'],
  ],
  [
    'a field that comes within another',
    (values) => {
      values.seo.twitterUsername = '@example';
    },
    [],
    ['    twitterUsername: "@example"'],
  ],
  [
    'an item that comes',
    (values) => {
      values.category.push({ value: 'x', label: 'X: y' });
    },
    [],
    ['- value: x', '  label: "X: y"'],
  ],
  [
    'an item that goes',
    (values) => {
      values.category.pop();
    },
    ['- label: Community', '  value: community'],
    [],
  ],
  [
    'an empty list that is filled',
    (values) => {
      values.aliases = ['/blog/old'];
    },
    ['aliases: []'],
    ['aliases:', '  - /blog/old'],
  ],
])('%s changes its own lines', (_what, change, gone, come) => {
  const result = mended(change);
  expect(parse(result.split('---')[1] ?? '')).toBeTruthy();
  const lines = changedLines(result);
  expect(lines).toEqual({
    gone: gone.filter((line) => !come.includes(line)),
    come: come.filter((line) => !gone.includes(line)),
  });
});

test('a new field stands behind the one that the table has before it', () => {
  const lines = mended((values) => {
    values.draft = true;
  }).split('\n');
  expect(lines[lines.indexOf('draft: true') - 1]).toBe('      goes on');
  expect(lines[lines.indexOf('draft: true') + 1]).toBe('aliases: []');
});

test('items that change places keep their lines', () => {
  const result = mended((values) => {
    values.category.reverse();
  });
  expect(changedLines(result)).toEqual({ gone: [], come: [] });
  expect(result.indexOf('Community')).toBeLessThan(result.indexOf('"News"'));
});

test('an edited text keeps the missing end of its last line', () => {
  const result = mended(() => undefined, body.replace('unended.', 'still unended.'));
  expect(changedLines(result).come).toEqual(['Last line, still unended.']);
  expect(result.endsWith('still unended.')).toBe(true);
});

test('a file with other line ends and a mark at its start keeps both', () => {
  const original = `\uFEFF${POST.replaceAll('\n', '\r\n')}`;
  const result = mendFile(
    original,
    edit((values) => {
      values.title = 'New';
    }),
    postFields,
  );
  expect(result.startsWith('\uFEFF---\r\n')).toBe(true);
  expect(result.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(changedLines(result, original).come).toEqual(["title: 'New'   # as agreed\r"]);
});

test('frontmatter that has no lines of its own is written anew, with the same values', () => {
  const result = mendFile(
    '---\n{title: One, lang: en}\n---\nText\n',
    { data: { title: 'Two', lang: 'en' }, body: 'Text\n' },
    postFields,
  );
  expect(result).toBe('---\ntitle: Two\nlang: en\n---\nText\n');
});

test('an anchor that another field refers to does not lose its meaning', () => {
  const original = '---\ntitle: &t One\nseo:\n  title: *t\n---\n';
  const result = mendFile(
    original,
    { data: { title: 'Two', seo: { title: 'One' } }, body: '' },
    postFields,
  );
  expect(readEdited(result)?.data).toEqual({ title: 'Two', seo: { title: 'One' } });
});

test('a new file has its fields in the order of the table, and none that is empty', () => {
  const data = {
    zebra: 1,
    seo: { url: 'https://example.org/blog/x', description: '', title: 'T' },
    title: 'X',
    templateKey: 'blog-post',
    hidePost: false,
    image: { src: '', alt: '' },
  };
  expect(mendFile(null, { data, body: '\n' }, postFields)).toBe(
    '---\ntemplateKey: blog-post\ntitle: X\nhidePost: false\nseo:\n  title: T\n  url: https://example.org/blog/x\nzebra: 1\n---\n',
  );
});

test('the mark of a draft goes, and nothing else', () => {
  const marked = POST.replace('hidePost: no\n', 'hidePost: no\ndraft: "yes" # until Tuesday\n');
  expect(withoutDraftMark(marked)).toBe(POST);
  expect(withoutDraftMark(POST)).toBe(POST);
  expect(withoutDraftMark('draft: true\n')).toBe('draft: true\n');
});

test.each([
  ['in braces', '{ title: X, draft: true, seo: { title: Y } }\n'],
  ['as JSON', '{\n  "title": "X",\n  "draft": true,\n  "seo": { "title": "Y" }\n}\n'],
  [
    'with a name that others use',
    'title: X\ndraft: &mark true\nseo: { title: Y }\nlead: *mark\n',
  ],
])('the mark of a draft goes from frontmatter %s, which is written anew', (_, yaml) => {
  const { data } = readEdited(`---\n${yaml}---\n`) ?? {};
  const { draft, ...others } = data ?? {};
  expect(draft).toBe(true);
  const result = withoutDraftMark(`---\n${yaml}---\n\nText.\n`);
  expect(readEdited(result)).toEqual({ data: others, body: '\nText.\n' });
  expect(result).toMatch(/^---\ntitle: X\nseo:\n/);
});
