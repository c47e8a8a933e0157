import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { ErrorRule } from '#newsroom/error-rules.ts';
import { type Files, installation, runCommand } from '../command.ts';

/** A post without fault, with lines replaced. */
function post(changes: Record<string, string> = {}): string {
  const lines = {
    templateKey: 'templateKey: blog-post',
    title: 'title: A post',
    author: 'author: Test Author',
    date: 'date: 2025-01-02T03:04:05.000Z',
    category: 'category:\n  - value: category-notes\n    label: Test Notes',
    seo: 'seo:\n  description: A post written for a test.\n  url: https://openinfra.org/blog/a-post\n  twitterUsername: "@example_test"',
    ...changes,
  };
  const { body = 'The text.', ...frontmatter } = lines as Record<string, string>;
  return `---\n${Object.values(frontmatter).filter(Boolean).join('\n')}\n---\n\n${body}\n`;
}

const author = '---\nauthorName: Test Author\ncompany: Example Foundation\n---\n';
const sound = { 'authors/test-author.md': author, 'posts/a-post.md': post() };

let remove = () => {};
test.afterEach(() => remove());

async function check(files: Files, prepare = (_: string) => {}) {
  const { variables, ...installed } = installation(files);
  remove = installed.remove;
  prepare(variables.CONTENT_DIR);
  const outcome = await runCommand('check', variables);
  expect(outcome.output, 'a stack trace').not.toMatch(/^\s+at .*[(/].*:\d+:\d+/m);
  return outcome;
}

test('sound content has nothing to report', async () => {
  const { status, output } = await check(sound);
  expect(status).toBe(0);
  expect(output).toMatch(
    /1 files?: 1 published, 0 unlisted, 0 scheduled, 0 drafts?, 0 ignored, 0 warnings, 0 errors/,
  );
});

/** What is wrong, where, and a word that the message needs in order to help. */
const errors: [
  what: string,
  files: Record<string, string | Uint8Array>,
  where: string,
  help: RegExp,
][] = [
  [
    'a date that no calendar has',
    { 'posts/a-post.md': post({ date: 'date: 2025-13-45T00:00:00Z' }) },
    'posts/a-post.md:5:7 error',
    /2025-13-45/,
  ],
  [
    'a date in words',
    { 'posts/a-post.md': post({ date: 'date: next Tuesday' }) },
    'posts/a-post.md:5:7 error',
    /next Tuesday.*\d{4}-\d\d-\d\d/s,
  ],
  ['no date', { 'posts/a-post.md': post({ date: '' }) }, 'posts/a-post.md:', /date/],
  ['no title', { 'posts/a-post.md': post({ title: '' }) }, 'posts/a-post.md:', /title/],
  [
    'frontmatter that is not YAML',
    { 'posts/a-post.md': post({ title: 'title: "A post without an end' }) },
    'posts/a-post.md:3:',
    /error/,
  ],
  [
    'a tab in frontmatter',
    { 'posts/a-post.md': post({ title: 'title: A post\n\tlead: true' }) },
    'posts/a-post.md:4:',
    /error/,
  ],
  [
    'a file that is not UTF-8',
    { 'posts/a-post.md': Buffer.from(post({ body: 'Zürich' }), 'latin1') },
    'posts/a-post.md:15:2 error',
    /UTF-8/,
  ],
  ['an empty file', { 'posts/a-post.md': '' }, 'posts/a-post.md:1:1 error', /empty/],
  [
    'frontmatter without an end',
    { 'posts/a-post.md': '---\ntitle: A post\n\nThe text.\n' },
    'posts/a-post.md:',
    /---/,
  ],
];

for (const [what, files, where, help] of errors) {
  test(`an editor is told of ${what}, with file, line and column`, async () => {
    const { status, output } = await check({ 'authors/test-author.md': author, ...files });
    expect(status).toBe(1);
    const line = output.split('\n').find((line) => line.includes(where)) ?? output;
    expect(line).toMatch(help);
    expect(line).toMatch(/^ *posts\/a-post\.md:\d+:\d+ error: .{20,} \[[a-z0-9-]+\]$/);
    expect(output).toMatch(/0 published.* 1 errors?\b/);
  });
}

const warnings: [
  what: string,
  files: Record<string, string | Uint8Array>,
  where: string,
  help: RegExp,
][] = [
  [
    'an author without a file',
    { 'posts/a-post.md': post({ author: 'author: Somebody Else' }) },
    'posts/a-post.md:4:9 warning',
    /Somebody Else/,
  ],
  [
    'two posts with one address',
    { 'posts/later.md': post({ date: 'date: 2025-02-02T03:04:05.000Z' }) },
    'posts/later.md:11:8 warning',
    /a-post/,
  ],
  [
    'a picture that is not there',
    { 'posts/a-post.md': post({ body: 'Text.\n\n![A picture](/media/nowhere.png)' }) },
    'posts/a-post.md:17:1 warning',
    /nowhere\.png/,
  ],
  [
    'a picture that weighs 100 MB',
    {
      'posts/a-post.md': post({ image: 'image:\n  src: /media/heavy.png\n  alt: Heavy' }),
      'media/heavy.png': Buffer.alloc(100_000_000),
    },
    'posts/a-post.md:14:8 warning',
    /heavy\.png.*100 MB/,
  ],
  [
    'a picture too small for links',
    {
      'posts/a-post.md': post({ image: 'image:\n  src: /media/small.png\n  alt: Small' }),
      'media/small.png': readFileSync('e2e/content/media/square.png'),
    },
    'posts/a-post.md:14:8 warning',
    /only \d+×\d+ pixels/,
  ],
  [
    'a picture without alternative text',
    { 'posts/a-post.md': post({ body: '![](https://pictures.example/a.png)' }) },
    'posts/a-post.md:15:1 warning',
    /alt/i,
  ],
  [
    'a missing description',
    { 'posts/a-post.md': post({ seo: 'seo:\n  url: https://openinfra.org/blog/a-post' }) },
    'posts/a-post.md:',
    /description/,
  ],
  [
    'a description that no search engine shows whole',
    {
      'posts/a-post.md': post({
        seo: `seo:\n  description: ${'A long description. '.repeat(30)}`,
      }),
    },
    'posts/a-post.md:10:',
    /description/,
  ],
  [
    'a handle without @',
    {
      'posts/a-post.md': post({
        seo: 'seo:\n  description: A post.\n  twitterUsername: example_test',
      }),
    },
    'posts/a-post.md:11:',
    /@example_test/,
  ],
  [
    'an unknown host',
    {
      'posts/a-post.md': post({
        seo: 'seo:\n  description: A post written for a test.\n  url: https://elsewhere.example/blog/a-post',
      }),
    },
    'posts/a-post.md:11:',
    /elsewhere\.example/,
  ],
  [
    'an original on this site that is no post',
    { 'posts/a-post.md': post({ canonical: 'canonical: https://openinfra.org/blog/gone' }) },
    'posts/a-post.md:13:12 warning',
    /blog\/gone.*canonical/,
  ],
  [
    'an old address at which the server itself answers',
    { 'posts/a-post.md': post({ aliases: 'aliases:\n  - /healthz' }) },
    'posts/a-post.md:14:5 warning',
    /healthz.*kept for the site.*aliases/,
  ],
  [
    'an old address that hosts would read as any',
    { 'posts/a-post.md': post({ aliases: 'aliases: ["/*"]' }) },
    'posts/a-post.md:',
    /\/\*.*not every host/,
  ],
  [
    'an address that not every host can have',
    {
      'posts/a-post.md': post({
        seo: 'seo:\n  description: A post.\n  url: https://openinfra.org/blog/what%3F',
      }),
    },
    'posts/a-post.md:',
    /what\?.*\/blog\/a-post/,
  ],
  [
    'a label that contradicts its id',
    {
      'categories.json': '[{ "id": "category-notes", "label": "Other Notes" }]',
    },
    'posts/a-post.md:',
    /Other Notes|Test Notes/,
  ],
];

for (const [what, files, where, help] of warnings) {
  test(`an editor is warned of ${what}, and the post is public`, async () => {
    const { status, output } = await check({ ...sound, ...files });
    expect(status).toBe(0);
    const line = output.split('\n').find((line) => line.includes(where)) ?? output;
    expect(line).toMatch(help);
    expect(line).toMatch(/^ *posts\/[a-z-]+\.md:\d+:\d+ warning: .{20,} \[[a-z0-9-]+\]$/);
    expect(output).toMatch(/, 0 errors\b/);
  });
}

test('all errors are reported, not the first', async () => {
  const { status, output } = await check({
    'authors/test-author.md': author,
    'posts/one.md': post({ date: 'date: never' }),
    'posts/two.md': '',
    'posts/three.md': post(),
  });
  expect(status).toBe(1);
  expect(output).toContain('posts/one.md:5:7 error');
  expect(output).toContain('posts/two.md:1:1 error');
  expect(output).toMatch(/3 files: 1 published.* 2 errors/);
});

test('a build with an error builds nothing, and lists every error', async () => {
  const { variables, ...installed } = installation({
    'posts/one.md': post({ date: 'date: never' }),
    'posts/two.md': '',
    'posts/three.md': post(),
  });
  remove = installed.remove;
  const { status, output } = await runCommand('build', variables);
  expect(status).toBe(1);
  expect(output).toContain('posts/one.md:5:7 error');
  expect(output).toContain('posts/two.md:1:1 error');
  expect(output).not.toMatch(/^\s+at /m);
  expect(output).not.toMatch(/Making \d+ of/);
});

/**
 * A content folder that has every error but two: a folder of posts that is a link, and a file that
 * the system cannot read (root reads every file: sources/last-good.test.ts).
 */
const everyError: Record<
  Exclude<ErrorRule, 'symbolic-link' | 'unreadable-file'>,
  [file: string, text: string | Uint8Array]
> = {
  'not-utf8': ['posts/latin.md', Buffer.from(post({ body: 'Zürich' }), 'latin1')],
  'empty-file': ['posts/empty.md', ''],
  'no-frontmatter': ['posts/no-end.md', '---\ntitle: A post\n\nThe text.\n'],
  'toml-frontmatter': ['posts/toml.md', '+++\ntitle = "A post"\n+++\nThe text.\n'],
  'invalid-yaml': ['posts/yaml.md', post({ title: 'title: "A post without an end' })],
  'no-fields': ['posts/no-fields.md', '---\nA post\n---\nThe text.\n'],
  'missing-title': ['posts/no-title.md', post({ title: '' })],
  'invalid-title': ['posts/titles.md', post({ title: 'title: [A, post]' })],
  'missing-date': ['posts/no-date.md', post({ date: '' })],
  'invalid-date': ['posts/date.md', post({ date: 'date: never' })],
  'too-costly': [
    'posts/fields.md',
    post({ more: Array.from({ length: 20_000 }, (_, at) => `k${at}: v`).join('\n') }),
  ],
  'too-long': ['posts/long.md', post({ body: 'Text. '.repeat(200_000) })],
  'too-many-signs': ['posts/signs.md', post({ body: '*a_'.repeat(7_000) })],
  'nested-too-deeply': ['posts/nested.md', post({ body: `${'>'.repeat(600)} Text` })],
  'folder-named-markdown': ['posts/folder.md/notes.txt', 'notes'],
  'invalid-json': ['categories.json', '['],
};

test('`check` and `build` list every error that there is, in the same words, and exit with 1', async () => {
  const { variables, ...installed } = installation({
    ...sound,
    ...Object.fromEntries(Object.values(everyError)),
  });
  remove = installed.remove;
  const errorsIn = (output: string) =>
    output
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => /^\S+:\d+:\d+ error: .+ \[[a-z0-9-]+\]$/.test(line))
      .sort();
  const check = await runCommand('check', variables);
  const build = await runCommand('build', variables);
  for (const { status, output } of [check, build]) {
    expect(status).toBe(1);
    for (const [rule, [file]] of Object.entries(everyError)) {
      const named = file.replace(/\/notes\.txt$/, '');
      const line = errorsIn(output).find((one) => one.startsWith(`${named}:`));
      expect(line, named).toContain(`[${rule}]`);
    }
  }
  expect(errorsIn(build.output)).toEqual(errorsIn(check.output));
});

test('a folder of posts that is a link is an error of both', async () => {
  const { variables, ...installed } = installation({ 'elsewhere/a-post.md': post() });
  remove = installed.remove;
  const folder = variables.CONTENT_DIR;
  symlinkSync(path.join(folder, 'elsewhere'), path.join(folder, 'posts'));
  for (const command of ['check', 'build'] as const) {
    const { status, output } = await runCommand(command, variables);
    expect(status, output).toBe(1);
    expect(output).toMatch(/posts:1:1 error: .*link.*\[symbolic-link\]/);
  }
});

test('a folder named like a post is an error of its own', async () => {
  const { status, output } = await check(sound, (folder) =>
    mkdirSync(path.join(folder, 'posts/x.md')),
  );
  expect(status).toBe(1);
  expect(output).toMatch(/posts\/x\.md:1:1 error: .*folder/);
});

test('a post of ten megabytes is refused with its size, and others are read', async () => {
  const { status, output } = await check({
    ...sound,
    'posts/large.md': post({
      seo: 'seo:\n  description: A large post.',
      body: `${'A paragraph of a large post. '.repeat(30)}\n\n`.repeat(11_500),
    }),
  });
  expect(status).toBe(1);
  expect(output).toMatch(/posts\/large\.md:\d+:\d+ error: .*\d{7}/);
  expect(output).toMatch(/posts\/large\.md:1:1 warning: .*10\.\d MB/);
  expect(output).toMatch(/2 files: .* 1 error$/m);
});

test('what is no post is counted and named, not passed over', async () => {
  const { status, output } = await check({
    ...sound,
    'posts/notes.txt': 'notes',
    'posts/page.md': post({ templateKey: 'templateKey: event-page' }),
  });
  expect(status).toBe(0);
  expect(output).toMatch(/3 files: 1 published.* 2 ignored/);
  expect(output).toContain('posts/notes.txt');
  expect(output).toContain('posts/page.md');
});

for (const command of ['check', 'build', 'start'] as const) {
  test(`\`npm run ${command}\` says it when CONTENT_DIR does not exist`, async () => {
    // Its own data: what is built there at the same time would be waited for.
    const { variables, ...installed } = installation({});
    remove = installed.remove;
    const { status, output } = await runCommand(command, {
      ...variables,
      CONTENT_DIR: '/nowhere/at/all',
      // `npm start` listens first, and other sites may be at its usual port.
      HOST: '127.0.0.1',
      PORT: '0',
    });
    expect(status).toBe(1);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(output).toMatch(/CONTENT_DIR.*\/nowhere\/at\/all/);
  });
}

test('a CONTENT_DIR that is a file is refused', async () => {
  const { status, output } = await runCommand('check', { CONTENT_DIR: 'package.json' });
  expect(status).toBe(1);
  expect(output).toMatch(/CONTENT_DIR.*package\.json/);
});

test('a folder without a post is a site without posts, and said so', async () => {
  const { status, output } = await check({ 'readme.txt': 'nothing' });
  expect(status).toBe(0);
  expect(output).toMatch(/0 published/);
});
