import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { crawl } from '../crawl.ts';
import { siteUnderTest } from '../site-under-test.ts';

/** Words that stand in one post each: in its title, description, text and address. */
const SECRET = ['quetzalwort', 'ibiswort', 'hoopoewort'];
const UNLISTED = 'kestrelwort';
/** In a published post: what finds this one would find the others. */
const PUBLISHED =
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** Every file of the newest build of these posts that a reader could be sent. */
function publicFiles(): string[] {
  const builds = path.resolve('.masthead/builds');
  const newest = readdirSync(builds)
    .map((name) => path.join(builds, name))
    .filter((folder) => {
      const record = statSync(path.join(folder, 'built'), { throwIfNoEntry: false });
      return record && contentOf(folder) === path.resolve(siteUnderTest.CONTENT_DIR);
    })
    .sort(
      (a, b) =>
        statSync(path.join(b, 'built')).mtimeMs - statSync(path.join(a, 'built')).mtimeMs,
    )[0];
  expect(newest, 'a build of e2e/content').toBeDefined();
  return filesBelow(newest ?? '').filter((file) => path.basename(file) !== 'build.json');
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
}

function contentOf(build: string): string {
  return JSON.parse(readFileSync(path.join(build, 'build.json'), 'utf8')).contentDir;
}

/** Compressed text would hide a word; text in files is searched as UTF-8 and as JSON writes it. */
function filesWith(word: string): string[] {
  const asJson = [...word].map((sign) =>
    sign > '\u007f' ? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}` : sign,
  );
  const written = [word, asJson.join(''), encodeURIComponent(word)].map((text) =>
    Buffer.from(text),
  );
  return publicFiles().filter((file) => {
    const bytes = readFileSync(file);
    return written.some((text) => bytes.includes(text)) || file.includes(word);
  });
}

test('the search would find a published word', () => {
  expect(filesWith(PUBLISHED).length).toBeGreaterThan(2);
});

for (const word of SECRET) {
  test(`${word}, of a post that is not public, is in no file of the build`, () => {
    expect(filesWith(word)).toEqual([]);
  });
}

test('an unlisted post is in the files of its own page alone, and where one post links to it', () => {
  const others = filesWith(UNLISTED)
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => !/\/blog\/(unlisted-kestrelwort|published)[./]/.test(file))
    // Lists of addresses that the server needs in order to answer them.
    .filter((file) => !/-manifest\.(json|js)$|\/build-diagnostics\//.test(file));
  expect(others).toEqual([]);
});

test('no page that a crawler can reach holds a word of a post that is not public', async ({
  request,
}) => {
  const pages = await crawl(request);
  for (const { html, path } of pages.values()) {
    for (const word of SECRET) expect(html.includes(word), `${word} on ${path}`).toBe(false);
    const mayHold = ['/blog/unlisted-kestrelwort', '/blog/published'].includes(path);
    expect(html.includes(UNLISTED) && !mayHold, `${UNLISTED} on ${path}`).toBe(false);
  }
});
