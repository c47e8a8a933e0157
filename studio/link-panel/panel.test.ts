import { expect, test } from 'vitest';
import { postOf } from '#syndication/fixtures/edition.ts';
import { adviseOn } from './advice.ts';
import { presentations } from './networks.ts';
import { readHead } from './read-head.ts';

const page = (title: string, description: string) => `<!doctype html><html><head>
<link rel="canonical" href="https://news.example.org/blog/a"/>
<meta property="og:title" content="${title}"/><meta name="twitter:title" content="${title.length > 70 ? `${title.slice(0, 65)}…` : title}"/><meta property="og:description" content="${description}"/>
<meta property="og:site_name" content="News &amp; more"/>
<meta property="og:image" content="https://news.example.org/cards/a.jpg"/>
<meta property="og:image:width" content="1200"/><meta property="og:image:height" content="630"/>
<meta name="twitter:creator" content="@somebody"/></head><body><meta property="og:title" content="no"/></body></html>`;

const shown = (network: string, title: string, description = 'A description.') =>
  presentations(readHead(page(title, description))).find((one) => one.network === network);

test('the head is read as those who unfold links read it', () => {
  expect(readHead(page('A title', 'Text'))).toMatchObject({
    title: 'A title',
    siteName: 'News & more',
    host: 'news.example.org',
    image: { width: 1200, height: 630 },
    creator: '@somebody',
    fediverse: null,
  });
});

test('each network cuts where it has no more room, and says what', () => {
  const title = 'word '.repeat(20).trim();
  expect(shown('X', title)?.title.length).toBeLessThanOrEqual(70);
  expect(shown('X', title)?.cut).toEqual(['title']);
  expect(shown('LinkedIn', title)?.cut).toEqual([]);
  expect(shown('WhatsApp', 'A title', 'x'.repeat(81))?.cut).toEqual(['description']);
});

test('Discord counts bytes, and no letter is cut in two', () => {
  const title = shown('Discord', '한국어'.repeat(10))?.title ?? '';
  expect(Buffer.byteLength(title)).toBeLessThanOrEqual(70);
  expect(title).toMatch(/^[한국어]+…$/u);
});

test('advice names each network that cuts a title, and where', () => {
  const title = 'word '.repeat(20).trim();
  const [advice] = adviseOn(readHead(page(title, 'Text')), postOf({ title }));
  expect(advice?.text).toMatch(/^The title has 99 characters, and is cut by X after 65,/);
  expect(advice?.text).toMatch(/by Facebook after 8\d,.*WhatsApp after 6\d, and by Google/);
  expect(advice?.text).not.toContain('LinkedIn');
});

test('advice names the field of the form to change', () => {
  const fields = (post: { title?: string }) =>
    adviseOn(readHead(page(post.title ?? 'A', 'B')), postOf(post)).map(({ field }) => field);
  expect(fields({ title: 'x'.repeat(71) })).toContain('Title for previews');
  expect(fields({ title: 'Short' })).not.toContain('Title for previews');
  expect(fields({})).toContain('Picture');
});
