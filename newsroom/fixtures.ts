import type { Archive, ArchivedManuscript } from './archive.ts';
import type { AuthorFile, Manuscript } from './manuscript.ts';

/** Data for unit tests: each is complete and unremarkable, but for what a test says of it. */

const START = { line: 1, column: 1 };

export function manuscript(
  about: Partial<Omit<ArchivedManuscript, 'seo'>> & { seo?: Partial<Manuscript['seo']> } = {},
): ArchivedManuscript {
  const { seo, ...rest } = about;
  return {
    file: 'posts/plain.md',
    hasTemplateKey: true,
    title: 'A plain post',
    authors: ['Newsroom'],
    date: '2025-06-01T12:00:00.000Z',
    publishDate: null,
    expiryDate: null,
    updated: null,
    categories: [],
    hidePost: false,
    draft: false,
    lead: false,
    lang: null,
    image: null,
    seo: {
      title: null,
      description: 'What a plain post says.',
      url: null,
      twitterUsername: null,
      image: null,
      ...seo,
    },
    slug: null,
    permalink: null,
    corrections: [],
    aliases: [],
    canonical: null,
    excerpt: 'The first paragraph.',
    words: 100,
    minutes: 0.5,
    script: null,
    pictures: [],
    places: {
      authors: [],
      categories: [],
      aliases: [],
      canonical: START,
      date: START,
      lang: START,
      updated: START,
      corrections: START,
      url: START,
      slug: START,
      previewTitle: START,
      description: START,
      image: START,
      seoImage: START,
    },
    document: 'post-0',
    ...rest,
  };
}

export function authorFile(about: Partial<AuthorFile> = {}): AuthorFile {
  return {
    file: 'authors/newsroom.md',
    name: 'Newsroom',
    company: null,
    role: null,
    url: null,
    photo: null,
    fediverse: null,
    twitter: null,
    ...about,
  };
}

/** An archive in which everybody who is called Newsroom has a file. */
export function archive(about: Partial<Archive> = {}): Archive {
  return {
    manuscripts: [],
    authors: [authorFile()],
    categories: [],
    ignored: [],
    failed: [],
    findings: [],
    ...about,
  };
}

/** An instant after all dates that these fixtures have by themselves. */
export const LATER = '2026-01-01T00:00:00.000Z';
