import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { fingerprint } from '#system/fingerprint.ts';
import { type Files, installation, runCommand, type Site, startSite } from '../command.ts';
import { releaseIn } from '../release.ts';
import { PIXEL } from './content.ts';
import { type Forge, forgeWith } from './forge.ts';
import { type Status, statusIn } from './released.ts';
import { printedLink } from './signed-in.ts';

/*
 * An error in one file never stops the others, in a server that runs: readers keep the last good
 * version of a file, a new file stays private, and one that says “not public” is withdrawn.
 */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

/** @param more lines of frontmatter, each with its end */
const post = (title: string, text: string, more = '', date = '2025-01-02T03:04:05.000Z') =>
  `---\ntemplateKey: blog-post\ntitle: ${title}\nauthor: Ada Writer\ndate: ${date}\ncategory: [{ value: c1 }]\n${more}---\n\n${text}\n`;

/** A title without an end: the frontmatter cannot be parsed. */
const unclosed = (text: string, more = '') => post('"A title without an end', text, more);

const author = (company: string) => `---\nauthorName: Ada Writer\ncompany: ${company}\n---\n`;

const files: Files = {
  'posts/first.md': post('First', 'First as it was.'),
  'posts/second.md': post('Second', 'Second as it was.'),
  'posts/hidden.md': post('Hidden', 'Hidden as it was.', 'hidePost: true\n'),
  'posts/a.md': post('A', 'A as it was.'),
  'posts/b.md': post('B', 'B as it was.'),
  'posts/c.md': post('C', 'C as it was.'),
  'posts/d.md': post('D', 'D as it was.'),
  'authors/ada.md': author('Example Foundation'),
  'categories.json': '[{ "id": "c1", "label": "Long Reads" }]',
};

/** A site, and how its readers are asked. */
function readersOf(site: () => Site, request: () => APIRequestContext) {
  const get = (address: string) => request().get(site().origin + address);
  return {
    status: async (address: string) => (await get(address)).status(),
    text: async (address: string) => (await get(address)).text(),
  };
}

test.describe('a site whose content comes from a repository', () => {
  let content: Forge;
  let site: Site;
  let requests: APIRequestContext;
  const readers = readersOf(
    () => site,
    () => requests,
  );
  const start = async () => {
    site = await startSite(
      { CONTENT_REPO: content.path, CONTENT_DIR: '', DATA_DIR: content.dataDir },
      'edit',
    );
  };
  const status = () => statusIn(content.dataDir);
  const live = (commit: string) =>
    expect
      .poll(status, { timeout: 150_000, intervals: [50] })
      .toEqual(expect.objectContaining({ state: 'live', commit } satisfies Partial<Status>));

  test.beforeAll(async () => {
    test.setTimeout(240_000);
    content = forgeWith(files);
    await start();
  });
  test.beforeEach(({ request }) => {
    requests = request;
  });
  test.afterAll(async () => {
    await site?.stop();
    content?.remove();
  });

  test('readers keep the last good version, get all else that was edited, and none of what is new', async () => {
    const commit = content.push({
      'posts/first.md': post('First', 'First, broken.', '', 'next Tuesday'),
      'posts/hidden.md': unclosed('Hidden, broken.', 'hidePost: true\n'),
      'posts/second.md': post('Second', 'Second, edited.'),
      'posts/new.md': post('New', 'New, broken.', '', 'in May'),
    });
    await live(commit);
    expect(await readers.text('/blog/first')).toContain('First as it was.');
    expect(await readers.text('/blog/hidden')).toContain('Hidden as it was.');
    expect(await readers.text('/blog/second')).toContain('Second, edited.');
    expect(await readers.status('/blog/new')).toBe(404);
    expect(releaseIn(content.dataDir).files).toContain('blog/first.html');
    expect(releaseIn(content.dataDir).files.join('\n')).not.toContain('blog/new.');
    expect(await readers.text('/rss.xml')).toContain('First as it was.');
  });

  test('the log and the list of releases say file, line, field and what to do', async ({
    page,
  }) => {
    const told = [
      /posts\/first\.md:5:7 error: `date` is “next Tuesday”.* Write year, month and day/,
      /Readers keep the last version of posts\/first\.md/,
      /posts\/new\.md:5:7 error: `date`/,
      /Readers do not get posts\/new\.md until/,
      /posts\/hidden\.md:\d+:\d+ error: /,
    ];
    await page.goto(`${site.origin}${await printedLink(site)}`);
    await page.goto(`${site.origin}/admin/releases`);
    const shown = await page.getByRole('status').first().innerText();
    for (const line of told) {
      expect(shown).toMatch(line);
      expect(site.output).toMatch(line);
      expect(status().message).toMatch(line);
    }
    expect(shown).toContain('Readers get everything that is published');
  });

  test('a restart keeps it so, and says so', async () => {
    await site.kill();
    await start();
    await expect.poll(() => status().message, { timeout: 60_000 }).toContain('posts/first.md');
    await expect.poll(() => site.output).toContain('posts/first.md:5:7 error');
    expect(await readers.text('/blog/first')).toContain('First as it was.');
  });

  test('so does a build of everything', async () => {
    await site.kill();
    // Nothing is known of what was made before.
    const builds = path.resolve('.masthead/builds');
    const { dataDir } = content;
    const name = fingerprint('readers', path.join(dataDir, 'content'), dataDir);
    rmSync(path.join(builds, name), { recursive: true });
    await start();
    const commit = content.push({
      'posts/second.md': post('Second', 'Second, edited again.'),
      'posts/first.md': unclosed('First, broken in another place.'),
    });
    await live(commit);
    expect(await readers.text('/blog/first')).toContain('First as it was.');
    expect(await readers.text('/blog/hidden')).toContain('Hidden as it was.');
    expect(await readers.text('/blog/second')).toContain('Second, edited again.');
  });

  test('what is broken and says that it is not public is withdrawn from everywhere', async () => {
    const commit = content.push({
      'posts/a.md': unclosed('A.', 'draft: true\n'),
      'posts/b.md': unclosed('B.', 'published: false\n'),
      'posts/c.md': unclosed('C.', 'password: secret\n'),
      'posts/d.md': Buffer.from(post('Zürich', 'D.', 'expiryDate: 2025-06-01\n'), 'latin1'),
    });
    await live(commit);
    for (const name of ['a', 'b', 'c', 'd']) {
      expect(await readers.status(`/blog/${name}`), name).toBe(404);
      expect(status().message).toMatch(new RegExp(`Readers no longer get posts/${name}\\.md`));
    }
    for (const list of ['/blog', '/rss.xml', '/sitemaps/posts-1.xml', '/llms.txt']) {
      const text = await readers.text(list);
      expect(text, list).toContain('/blog/first');
      expect(text, list).not.toMatch(/\/blog\/[abcd]["<.)]/);
    }
    expect(await readers.text('/blog/first')).toContain('First as it was.');
  });

  test('what was withdrawn does not come back before it is fixed', async () => {
    const commit = content.push({ 'posts/a.md': unclosed('A, still broken.') });
    await live(commit);
    expect(await readers.status('/blog/a')).toBe(404);
  });

  test('an author’s file and the list of categories keep their last good version', async () => {
    const commit = content.push({
      'authors/ada.md': '---\nauthorName: "Ada Writer\ncompany: Another Company\n---\n',
      'categories.json': '[{ "id": "c1", "label": "Short Reads" }',
      'posts/second.md': post('Second', 'Second, by a broken author.'),
    });
    await live(commit);
    const page = await readers.text('/blog/second');
    expect(page).toContain('Second, by a broken author.');
    expect(page).toContain('Example Foundation');
    expect(page).toContain('Long Reads');
    expect(status().message).toMatch(/authors\/ada\.md:\d+:\d+ error/);
    expect(status().message).toMatch(/categories\.json:\d+:\d+ error/);
    expect(status().message).toContain('Readers keep the last version of categories.json');
  });

  test('a picture that is replaced by something else keeps its last good version', async () => {
    const withPicture = (text: string) => post('Second', `${text}\n\n![A dot](/media/dot.png)`);
    await live(
      content.push({ 'posts/second.md': withPicture('Pictured.'), 'media/dot.png': PIXEL }),
    );
    const picture = async () =>
      Buffer.from(await (await requests.get(`${site.origin}/media/dot.png`)).body());
    const before = await picture();
    expect(before.length).toBeGreaterThan(0);
    for (const text of ['Broken picture.', 'Still broken.']) {
      await live(
        content.push({ 'posts/second.md': withPicture(text), 'media/dot.png': 'no picture' }),
      );
      expect(await readers.text('/blog/second')).toContain(text);
      expect(await readers.text('/blog/second')).toMatch(/<img[^>]+alt="A dot"/);
      expect((await picture()).equals(before)).toBe(true);
      expect(status().message).toContain('Readers keep the last version of media/dot.png');
    }
  });

  test('what is fixed is published, and the messages are gone', async () => {
    const commit = content.push({
      ...files,
      'media/dot.png': null,
      'posts/first.md': post('First', 'First, fixed.'),
      'posts/new.md': post('New', 'New, fixed.'),
    });
    await live(commit);
    expect(await readers.text('/blog/first')).toContain('First, fixed.');
    expect(await readers.text('/blog/new')).toContain('New, fixed.');
    expect(await readers.status('/blog/a')).toBe(200);
    expect(status().message).toBeNull();
  });

  test('a file that is deleted is not kept, though it was broken', async () => {
    await live(content.push({ 'posts/new.md': unclosed('New, broken.') }));
    expect(await readers.text('/blog/new')).toContain('New, fixed.');
    await live(content.push({ 'posts/new.md': null }));
    expect(await readers.status('/blog/new')).toBe(404);
  });
});

test('a folder in no repository keeps its posts over a restart, too, and `build` refuses it', async ({
  request,
}) => {
  const { variables, remove } = installation(files);
  let site = await startSite(variables);
  try {
    await site.stop();
    const folder = variables.CONTENT_DIR;
    writeFileSync(path.join(folder, 'posts/first.md'), unclosed('First, broken.'));
    writeFileSync(path.join(folder, 'posts/second.md'), post('Second', 'Second, edited.'));
    const [check, build] = [
      await runCommand('check', variables),
      await runCommand('build', variables),
    ];
    for (const { status, output } of [check, build]) {
      expect(status).toBe(1);
      expect(output).toMatch(/posts\/first\.md:\d+:\d+ error: /);
    }
    site = await startSite(variables);
    const { text } = readersOf(
      () => site,
      () => request,
    );
    await expect.poll(() => text('/blog/second'), { timeout: 120_000 }).toContain('edited');
    expect(await text('/blog/first')).toContain('First as it was.');
    expect(site.output).toMatch(/posts\/first\.md:\d+:\d+ error: /);
  } finally {
    await site.stop();
    remove();
  }
});

test('a first release is made though some of its files are broken', async ({ request }) => {
  const { variables, remove } = installation({
    ...files,
    'posts/first.md': unclosed('First, broken.'),
  });
  const site = await startSite(variables);
  try {
    expect((await request.get(`${site.origin}/blog/second`)).status()).toBe(200);
    expect((await request.get(`${site.origin}/blog/first`)).status()).toBe(404);
    expect(site.output).toMatch(/posts\/first\.md:\d+:\d+ error: /);
    expect(site.output).toContain('Readers do not get posts/first.md until');
  } finally {
    await site.stop();
    remove();
  }
});
