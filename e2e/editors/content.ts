import sharp from 'sharp';

/** A post as the CMS writes it. @param more lines of frontmatter, each with its end */
export const post = (title: string, text: string, more = '') =>
  `---\ntemplateKey: blog-post\ntitle: ${title}\nauthor: Test Author\ndate: 2025-03-07T09:00:00.000Z\ncategory:\n  - value: category-1\n    label: News\n${more}hidePost: false\nseo:\n  description: >-\n    What it is about.\n  url: https://openinfra.org/blog/${title.toLowerCase()}\n---\n\n${text}\n`;

/**
 * A picture that takes seconds to be encoded: a build with it is still making pages when a test
 * has seen that it does.
 */
export const slowPicture = (): Promise<Buffer> =>
  sharp({
    create: {
      width: 2400,
      height: 1350,
      channels: 3,
      background: 'grey',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .jpeg()
    .toBuffer();

/** The smallest picture there is. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What the fields of a post are filled from. */
export const choices = {
  'authors/test-author.md': '---\nauthorName: Test Author\ncompany: Example Foundation\n---\n',
  'authors/other.md': '---\nauthorName: Other Author\ncompany: Example Foundation\n---\n',
  'categories.json': JSON.stringify({
    categories: [
      { id: 'category-1', text: 'News' },
      { id: 'category-2', text: 'Events' },
    ],
  }),
};
