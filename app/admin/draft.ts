import { notFound } from 'next/navigation';
import type { Post } from '#newsroom/edition.ts';
import { type Drafted, drafted } from '#sources/drafted.ts';
import { ContentRepository } from '#sources/git/repository.ts';
import { readPlace } from '#studio/preview/making.ts';

type Query = Record<string, string | string[] | undefined>;

/** The draft that an editor's page is about, by its `ref` and `file`; its post where it can be read. */
export async function draftOf(query: Query): Promise<Drafted & { file: string }> {
  const repository = await ContentRepository.open();
  const place = readPlace(repository, query);
  if (typeof place === 'string' || place.file === null) notFound();
  const { ref, file } = place;
  const draft = { ref, file, commit: null, instant: null };
  const shown = await drafted(repository, draft, new Date());
  return shown ? { ...shown, file } : notFound();
}

/** The same for a page that shows the post. */
export async function draftedPost(query: Query): Promise<Drafted & { post: Post }> {
  const shown = await draftOf(query);
  const { post } = shown;
  return post ? { ...shown, post } : notFound();
}
