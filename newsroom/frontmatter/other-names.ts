/**
 * Names that other systems have for what a post says (Hugo, Jekyll, Zola, Docusaurus, Astro,
 * Gatsby, Ghost), in the order in which they are asked: the first that a file has is read, and
 * only where our own field is absent.
 */
export const otherNames = {
  date: ['publishDate', 'pubDate', 'pubDatetime', 'datePublished', 'published_at'],
  updated: [
    'lastmod',
    'last_modified_at',
    'lastModified',
    'modified',
    'dateModified',
    'updatedDate',
    'updated_at',
    'updatedAt',
    'modDatetime',
  ],
  lang: ['language', 'locale'],
  aliases: ['alias', 'redirect_from'],
  canonical: ['canonical_url', 'canonicalUrl', 'canonicalURL'],
  image: [
    'cover',
    'featured_image',
    'featuredImage',
    'feature_image',
    'heroImage',
    'hero_image',
    'hero',
    'banner',
  ],
  'seo.title': ['metaTitle', 'meta_title', 'seoTitle', 'seo_title'],
  'seo.description': [
    'description',
    'excerpt',
    'summary',
    'teaser',
    'metaDescription',
    'meta_description',
    'abstract',
  ],
  'seo.image': ['ogImage', 'og_image', 'socialImage', 'social_image', 'images', 'thumbnail'],
} as const satisfies Record<string, readonly string[]>;
