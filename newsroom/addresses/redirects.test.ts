import { describe, expect, it } from 'vitest';
import { makeEdition } from '../compose-edition.ts';
import { archive, authorFile, LATER, manuscript } from '../fixtures.ts';
import { addressesOf } from '../pages.ts';

const BLOG = 'https://openinfra.org/blog';
type About = Parameters<typeof manuscript>[0];

function edition(...posts: About[]) {
  const made = makeEdition(
    archive({
      manuscripts: posts.map((about, index) => manuscript({ file: `p${index}.md`, ...about })),
      authors: [authorFile(), authorFile({ name: 'Jo Doe', file: 'authors/jo.md' })],
    }),
    LATER,
  );
  const pages = addressesOf(made);
  for (const { from, to } of made.redirects) {
    expect(pages.has(from), `${from} is a page`).toBe(false);
    expect(pages.has(to), `${to} is no page`).toBe(true);
  }
  return {
    to: Object.fromEntries(made.redirects.map(({ from, to }) => [from, to])),
    reported: made.findings
      .filter(({ rule }) => rule.endsWith('-redirect'))
      .map(({ file, message }) => `${file} ${message}`),
  };
}

describe('an old address', () => {
  it('is the whole path of an odd seo.url', () => {
    const { to } = edition(
      { seo: { url: `${BLOG}/openinfra.dev/blog/x` } },
      { seo: { url: 'https://openinfra.org/news/2021/Y.html' } },
    );
    expect(to['/blog/openinfra.dev/blog/x']).toBe('/blog/x');
    expect(to['/news/2021/Y']).toBe('/blog/Y');
  });

  it('is that of a whole byline, and leads to the first whom it names', () => {
    const { to } = edition(
      { authors: ['Josh Aas, Daniel McCarney, and Roland Shoemaker'] },
      { authors: ['Daniel McCarney, Director'] },
    );
    expect(to).toMatchObject({
      '/blog/author/josh-aas-daniel-mc-carney-and-roland-shoemaker': '/blog/author/josh-aas',
      '/author/josh-aas-daniel-mc-carney-and-roland-shoemaker': '/blog/author/josh-aas',
      '/blog/author/daniel-mc-carney-director': '/blog/author/daniel-mc-carney',
    });
  });

  it('is none where seo.url is the permalink in another form', () => {
    for (const url of [
      `${BLOG}/x`,
      `${BLOG}/x/`,
      `${BLOG}/x.html`,
      'x',
      'openinfra.org/blog/x',
    ]) {
      expect(Object.values(edition({ seo: { url } }).to)).not.toContain('/blog/x');
    }
  });

  it('is an alias, in canonical form', () => {
    const { to } = edition({ aliases: ['/old/é/', '/blog/old+name'] });
    expect(to).toMatchObject({ '/old/%C3%A9': '/blog/p0', '/blog/old%2Bname': '/blog/p0' });
  });

  it('leads from a reserved name to the post that asked for it', () => {
    expect(edition({ seo: { url: `${BLOG}/archive` } }).to['/blog/archive']).toBe('/blog/p0');
  });

  it('is that of a category or an author without /blog, and of an author’s file', () => {
    const { to } = edition({
      authors: ['Jo Doe'],
      categories: [{ id: null, label: 'OpenStack' }],
    });
    const ofPages = Object.entries(to).filter(([, target]) => target.startsWith('/blog/'));
    expect(Object.fromEntries(ofPages)).toEqual({
      '/category/open-stack': '/blog/category/open-stack',
      '/author/jo-doe': '/blog/author/jo-doe',
      '/author/jo': '/blog/author/jo-doe',
      '/blog/author/jo': '/blog/author/jo-doe',
    });
  });

  it('is another spelling of an author whose slug differs', () => {
    const { to } = edition(
      { authors: ['Al McDoe'] },
      { authors: ['Al McDoe'] },
      { authors: ['Al Mcdoe'] },
    );
    expect(to['/blog/author/al-mcdoe']).toBe('/blog/author/al-mc-doe');
  });
});

describe('a name that other engines give to a feed or a sitemap', () => {
  it.each([
    ['WordPress', '/feed', '/rss.xml'],
    ['WordPress', '/feed/rss2', '/rss.xml'],
    ['WordPress', '/feed/atom', '/atom.xml'],
    ['WordPress', '/blog/feed', '/rss.xml'],
    ['old WordPress', '/wp-rss2.php', '/rss.xml'],
    ['WordPress', '/wp-sitemap.xml', '/sitemap.xml'],
    ['Yoast', '/sitemap_index.xml', '/sitemap.xml'],
    ['Jekyll', '/feed.xml', '/rss.xml'],
    ['Hugo', '/index.xml', '/rss.xml'],
    ['Hugo', '/posts/index.xml', '/rss.xml'],
    ['Ghost', '/rss', '/rss.xml'],
    ['Ghost', '/sitemap-posts.xml', '/sitemap.xml'],
    ['Eleventy', '/feed/feed.xml', '/rss.xml'],
    ['Eleventy', '/feed/feed.json', '/feed.json'],
    ['Docusaurus', '/blog/rss.xml', '/rss.xml'],
    ['Docusaurus', '/blog/atom.xml', '/atom.xml'],
    ['Docusaurus', '/blog/feed.json', '/feed.json'],
    ['Gatsby', '/sitemap/sitemap-index.xml', '/sitemap.xml'],
    ['Astro', '/sitemap-index.xml', '/sitemap.xml'],
    ['Astro', '/sitemap-0.xml', '/sitemap.xml'],
    ['Blogger', '/feeds/posts/default', '/atom.xml'],
    ['many', '/atom', '/atom.xml'],
  ])('is led on: of %s, %s', (_, from, target) => {
    expect(edition({}).to[from]).toBe(target);
  });

  it('is no old address where it is in use', () => {
    const { to } = edition({});
    for (const own of ['/rss.xml', '/atom.xml', '/feed.json', '/sitemap.xml']) {
      expect(to).not.toHaveProperty([own]);
    }
  });

  it('is a post’s where one bears it, or has asked for it', () => {
    const { to, reported } = edition(
      { seo: { url: `${BLOG}/feed` } },
      { aliases: ['/rss'] },
      { date: '2099-01-01T00:00:00.000Z', seo: { url: `${BLOG}/rss` } },
    );
    expect(to).not.toHaveProperty(['/blog/feed']);
    expect(to).not.toHaveProperty(['/blog/rss']);
    expect(to['/rss']).toBe('/blog/p1');
    expect(reported).toEqual([]);
  });
});

describe('a redirect', () => {
  it.each([
    '/blog/p1',
    '/blog',
    '/rss.xml',
    '/blog/p1.md',
    '/blog/archive/2025',
    '/blog/author/newsroom',
  ])('never shadows %s', (alias) => {
    const { to, reported } = edition({ aliases: [alias] }, {});
    expect(to).not.toHaveProperty([alias]);
    expect(reported).toEqual([expect.stringContaining('p0.md “')]);
  });

  it.each([
    '/healthz',
    '/404/',
    '/index',
    '/admin',
    '/api/publish',
    '/preview/token',
    '/assets/x.js',
    '/_next/static/q',
    '/pagefind/pagefind.js',
    '/cards/x.jpg',
    '/pictures/x.avif',
    '/sitemaps/posts-1.xml',
    '/%61dmin',
  ])('never stands at %s, which is the site’s own', (alias) => {
    const { to, reported } = edition({ aliases: [alias] });
    expect(Object.values(to)).not.toContain('/blog/p0');
    expect(reported).toEqual([expect.stringMatching(/^p0\.md .* kept for the site/)]);
  });

  it.each(['/*', '/old/*/place', '/old/a%5Cb', '/old/a%00b', '/old/%2e%2e%2Fserving.json'])(
    'is not made from %s, which not every host can have',
    (alias) => {
      const { to, reported } = edition({ aliases: [alias] });
      expect(Object.values(to)).not.toContain('/blog/p0');
      expect(reported).toHaveLength(1);
    },
  );

  it('is one where servers read two spellings as one address', () => {
    const { to, reported } = edition(
      { aliases: ['/old/a%2Fb', '/old/a/b', '/blog%2Fp1'] },
      { aliases: ['/old%2Fa/b'], date: '2020-01-01T00:00:00.000Z' },
    );
    expect(Object.keys(to).filter((from) => from.includes('old'))).toEqual(['/old/a/b']);
    expect(to['/old/a/b']).toBe('/blog/p1');
    expect(reported).toHaveLength(3);
  });

  it('never leads to a post that is not public', () => {
    const { to } = edition(
      { aliases: ['/old/draft'], draft: true, seo: { url: 'https://openinfra.org/odd/draft' } },
      { aliases: ['/old/later'], date: '2099-01-01T00:00:00.000Z' },
      { aliases: ['/old/unlisted'], hidePost: true },
    );
    expect(to).toMatchObject({ '/old/unlisted': '/blog/p2' });
    expect(Object.keys(to).filter((from) => /draft|later/.test(from))).toEqual([]);
  });

  it('never stands where a scheduled post will be', () => {
    const { to, reported } = edition(
      { aliases: ['/blog/soon'] },
      { date: '2099-01-01T00:00:00.000Z', seo: { url: `${BLOG}/soon` } },
    );
    expect(to).not.toHaveProperty(['/blog/soon']);
    expect(reported).toEqual([expect.stringContaining('scheduled')]);
  });

  it('that two posts want goes to the earlier, and the other is told', () => {
    const { to, reported } = edition(
      { aliases: ['/old'] },
      { aliases: ['/old'], date: '2020-01-01T00:00:00.000Z' },
    );
    expect(to['/old']).toBe('/blog/p1');
    expect(reported).toEqual([expect.stringMatching(/^p0\.md .*\/blog\/p1/)]);
  });

  it('that a post wants twice is no conflict, nor one to itself', () => {
    const { reported } = edition({ aliases: ['/old', '/old/', '/blog/p0'] });
    expect(reported).toEqual([]);
  });

  it('does not report again an address that two posts claimed', () => {
    const { reported } = edition({ seo: { url: `${BLOG}/x` } }, { seo: { url: `${BLOG}/x` } });
    expect(reported).toEqual([]);
  });
});
