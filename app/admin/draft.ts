import { notFound } from 'next/navigation';
import type { Post } from '#newsroom/edition.ts';
import { type Drafted, drafted } from '#sources/drafted.ts';
import { contentRepository } from '#sources/git/repository.ts';

type Query = Record<string, string | string[] | undefined>;

/** The draft that an editor's page is about, by its `ref` and `file`. */
export async function draftOf({ ref, file }: Query): Promise<Drafted & { post: Post }> {
  if (typeof ref !== 'string' || typeof file !== 'string') notFound();
  const draft = { ref, file, commit: null, instant: null };
  const shown = await drafted(await contentRepository(), draft, new Date());
  const { post } = shown ?? {};
  return shown && post ? { ...shown, post } : notFound();
}
