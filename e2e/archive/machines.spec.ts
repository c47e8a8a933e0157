import { identity } from '#site/identity.ts';
import { crawl, type FetchedPage, fetchPage, pagesOf } from '../crawl.ts';
import { feedReaders } from '../machines/feed-readers.ts';
import { linkReaders } from '../machines/link-readers.ts';
import { brokenRules, isPost, said } from '../machines/link-rules.ts';
import { comparable, expectedPreview } from '../machines/preview.ts';
import { schemaFaults } from '../machines/schemas.ts';
import { PLAIN_SIZES, sharedPictureFaults } from '../machines/shared-pictures.ts';
import { locations, readSitemaps } from '../machines/sitemaps.ts';
import { articlePictures } from '../machines/structured-data.ts';
import { expect, publicPosts, slugOf, test } from './shared.ts';

/** An editor put a large picture into the text itself, which `npm run check` reports. */
const HEAVY = '/blog/openinfra-kubecon-cloudnativecon-openstack-kata-containers: a page of ';

const addressOf = (post: (typeof publicPosts)[number]) =>
  `/blog/${encodeURIComponent(slugOf(post))}`;

test('every page of the archive keeps every rule of link previews', async ({
  archive,
  request,
}) => {
  const pages = pagesOf(await crawl(request, archive.origin));
  const posts = await postsOf(archive.origin, request);
  const others = pages.filter((page) => page.status === 200 && !isPost(page));
  expect(posts.filter(isPost)).toHaveLength(publicPosts.length);
  const faults = [...posts, ...others].flatMap((page) => brokenRules(page, identity.origin));
  expect(faults.filter((fault) => !fault.startsWith(HEAVY))).toEqual([]);
});

test('every picture by which a post of the archive is shared is as readers take it', async ({
  archive,
  request,
}) => {
  const posts = await postsOf(archive.origin, request);
  const cards = posts.map((page) => said(page, 'og:image'));
  const wanted = [
    ...cards.map((address) => ({ address, size: { width: 1200, height: 630 } })),
    ...PLAIN_SIZES.flatMap((size, shape) =>
      posts.map((page) => ({ address: articlePictures(page)[shape] ?? '', size })),
    ),
  ];
  const distinct = new Map(wanted.map((picture) => [picture.address, picture]));
  for (const { address, size } of distinct.values()) {
    const { pathname } = new URL(address);
    const faults = await sharedPictureFaults(request, pathname, size, archive.origin);
    expect.soft(faults).toEqual([]);
  }
});

for (const [name, read] of Object.entries(linkReaders)) {
  test(`${name} reads every post of the archive as it is meant, with its whole title`, async ({
    archive,
    request,
  }) => {
    const pages = await postsOf(archive.origin, request);
    for (const [index, { title, seo }] of publicPosts.entries()) {
      const page = pages[index] as FetchedPage;
      const preview = await read(`${archive.origin}${page.path}`);
      const whole = (seo?.title || title).replace(/\s+/g, ' ').trim();
      expect
        .soft(comparable(preview), page.path)
        .toEqual(expectedPreview(page, name, preview, whole));
    }
  });
}

test('the sitemaps of the archive are valid, and name each listed post once', async ({
  archive,
  request,
}) => {
  const sitemaps = await readSitemaps(request, archive.origin);
  for (const { name, xml } of sitemaps) {
    expect(await schemaFaults(xml, 'sitemap-all.xsd'), name).toEqual([]);
  }
  const named = sitemaps.flatMap(({ xml }) => locations(xml, 'loc'));
  for (const post of publicPosts) {
    const address = `${identity.origin}${addressOf(post)}`;
    const times = named.filter((one) => one === address).length;
    expect(times, address).toBe(post.hidePost ? 0 : 1);
  }
});

test('readers of feeds get the newest fifty posts of the archive', async ({ archive }) => {
  const newest = publicPosts
    .filter(({ hidePost }) => !hidePost)
    .toSorted((a, b) => Date.parse(b.date) - Date.parse(a.date))
    .slice(0, 50);
  for (const [name, read] of Object.entries(feedReaders)) {
    for (const file of ['rss.xml', 'atom.xml']) {
      const items = await read(`${archive.origin}/${file}`);
      expect(
        items.map(({ link }) => new URL(link).pathname),
        `${name}, ${file}`,
      ).toEqual(newest.map(addressOf));
    }
  }
});

function postsOf(
  origin: string,
  request: Parameters<typeof fetchPage>[0],
): Promise<FetchedPage[]> {
  return Promise.all(publicPosts.map((post) => fetchPage(request, addressOf(post), origin)));
}
