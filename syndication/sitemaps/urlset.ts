import { writeXml, type Xml } from '../xml.ts';

/** A page as a sitemap lists it. Addresses are whole. */
export type SitemapEntry = {
  address: string;
  /** When the page last changed; null where nobody knows. ISO 8601. */
  changed: string | null;
  pictures?: readonly string[];
  news?: { publication: string; language: string; published: string; title: string };
};

/** One sitemap: https://www.sitemaps.org/protocol.html, with Google's pictures and news. */
export function writeSitemap(entries: readonly SitemapEntry[]): string {
  return writeXml({
    urlset: {
      '@xmlns': SITEMAP,
      '@xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
      '@xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
      url: entries.map(
        ({ address, changed, pictures = [], news }): Xml => ({
          loc: address,
          lastmod: changed ?? undefined,
          'image:image': pictures.map((picture) => ({ 'image:loc': picture })),
          'news:news': news && {
            'news:publication': {
              'news:name': news.publication,
              'news:language': news.language,
            },
            'news:publication_date': news.published,
            'news:title': news.title,
          },
        }),
      ),
    },
  });
}

/** The sitemap of sitemaps. */
export function writeSitemapIndex(
  sitemaps: readonly { address: string; changed: string | null }[],
): string {
  return writeXml({
    sitemapindex: {
      '@xmlns': SITEMAP,
      sitemap: sitemaps.map(({ address, changed }) => ({
        loc: address,
        lastmod: changed ?? undefined,
      })),
    },
  });
}

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
