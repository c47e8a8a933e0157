import { routes } from '#site/routes.ts';
import { drafted } from '#sources/drafted.ts';
import type { ContentRepository } from '#sources/git/repository.ts';

/**
 * The address on the site of a post that the CMS names by its file: what a post says of its
 * address counts more than the name of its file (newsroom/addresses/addresses.ts).
 * @param slug of the entry: its path among the posts, without ending
 * @returns null where no such post is published
 */
export async function publishedAddress(
  repository: ContentRepository,
  slug: string,
  now: Date,
): Promise<string | null> {
  const main = { ref: repository.main, commit: null, file: null, instant: null };
  const shown = await drafted(repository, main, now);
  if (!shown) return null;
  const { source, reading } = shown;
  const start = reading.layout.posts === '.' ? '' : `${reading.layout.posts}/`;
  const { posts, unlisted } = source.edition;
  const post = [...posts, ...unlisted].find(
    ({ file }) => file.replace(/\.[^./]+$/, '') === start + slug,
  );
  return post ? routes.post(post.slug) : null;
}
