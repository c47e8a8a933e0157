import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { crawl } from '../crawl.ts';
import { siteUnderTest } from '../site-under-test.ts';

/** Words that stand in one post each: in its title, description, text and address. */
const SECRET = ['quetzalwort', 'ibiswort', 'hoopoewort', 'wrynecwort'];
const UNLISTED = 'kestrelwort';
/** In a published post: what finds this one would find the others. */
const PUBLISHED =
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** The release that readers get of these posts: `out` is public, the rest configures hosts. */
function releasedFiles(): string[] {
  const sites = path.join(siteUnderTest.DATA_DIR, 'sites');
  const [site, ...others] = readdirSync(sites);
  expect(others, 'one site has this data folder').toEqual([]);
  const current = path.join(sites, site ?? '', 'current');
  // A link stands for `out`, and is not followed from above.
  return [current, path.join(current, 'out')]
    .map((folder) => realpathSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => path.join(folder, name))
        .filter((file) => statSync(file).isFile()),
    );
}

/** Files with a word in them: as UTF-8, as JSON writes it, as an address has it, and unpacked. */
function filesWith(word: string): string[] {
  const asJson = [...word].map((sign) =>
    sign > '\u007f' ? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}` : sign,
  );
  const written = [word, asJson.join(''), encodeURIComponent(word)].map((text) =>
    Buffer.from(text),
  );
  return releasedFiles().filter((file) => {
    const bytes = unpacked(file);
    return written.some((text) => bytes.includes(text)) || file.includes(word);
  });
}

function unpacked(file: string): Buffer {
  const bytes = readFileSync(file);
  if (file.endsWith('.br')) return brotliDecompressSync(bytes);
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

test('the search would find a published word', () => {
  expect(filesWith(PUBLISHED).length).toBeGreaterThan(2);
});

for (const word of SECRET) {
  test(`${word}, of a post that is not public, is in no file of the build`, () => {
    expect(filesWith(word)).toEqual([]);
  });
}

test('a word of an unlisted post is in the files of its own page alone', () => {
  const others = filesWith(UNLISTED)
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => file.includes('/out/'))
    .filter((file) => !file.includes('/out/blog/unlisted-kestrelwort.'));
  expect(others).toEqual([]);
});

test('no page or feed that a crawler can reach holds a word of a post that is not public', async ({
  request,
}) => {
  for (const { html, path } of (await crawl(request)).values()) {
    for (const word of [...SECRET, UNLISTED]) {
      expect(html.includes(word), `${word} on ${path}`).toBe(false);
    }
  }
});
