/** One page of each kind that the site has; the name is how a test's title speaks of it. */
export const kindsOfPage = {
  'the home page': '/',
  'the news': '/blog',
  'a post': '/blog/published',
  'a long post': '/blog/long-read',
  'a corrected post': '/blog/corrected',
  'an unlisted post': '/blog/unlisted-kestrelwort',
  'a category': '/blog/category/test-notes',
  'a year of a category': '/blog/category/test-notes/2024',
  'an author': '/blog/author/test-author',
  'a year': '/blog/archive/2024',
  'the feeds and channels': '/subscribe',
  'the search': '/search',
  'a page that is not there': '/no-such-page',
} as const;

/** Posts that are hard to set, read or hold. */
export const difficultPosts = {
  'a title of 200 characters': '/blog/title-of-two-hundred-characters',
  'an unbroken word': '/blog/unbroken-word',
  'Korean text': '/blog/korean',
  'Arabic text': '/blog/arabic',
  'Hebrew text that names no language': '/blog/hebrew-without-language',
  'Japanese text': '/blog/japanese',
  'Thai text': '/blog/thai',
  'Hindi text': '/blog/hindi',
  code: '/blog/code',
  'twenty blocks of code': '/blog/twenty-code-blocks',
  'a wide table': '/blog/wide-table',
  'footnotes and lists': '/blog/footnotes',
  'raw HTML': '/blog/raw-html',
  'video frames': '/blog/videos',
  'unknown tags': '/blog/unknown-tags',
  'a picture in a data URL': '/blog/data-picture',
  pictures: '/blog/pictures',
  'a missing picture': '/blog/missing-picture',
  'headings of level one': '/blog/h1-in-body',
  'headings that start at level three': '/blog/starts-at-h3',
  'headings with one text': '/blog/same-headings',
  'no body': '/blog/empty-body',
  'markup in its title': '/blog/markup-in-title',
  'a picture of its own': '/blog/own-picture',
} as const;

export const everyPage: [name: string, address: string][] = [
  ...Object.entries(kindsOfPage),
  ...Object.entries(difficultPosts).map(([what, address]): [string, string] => [
    `a post with ${what}`,
    address,
  ]),
];
