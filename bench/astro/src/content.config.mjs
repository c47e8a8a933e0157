import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';

export const collections = {
  posts: defineCollection({
    loader: glob({
      pattern: '*.md',
      base: './content/posts',
      generateId: ({ data }) => new URL(data.seo.url).pathname.split('/').pop(),
    }),
  }),
};
