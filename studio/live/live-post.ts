import type { Typed } from '#site/studio-messages.ts';
import { drafted } from '#sources/drafted.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { withTypedPost } from '#sources/reading/typed-post.ts';

/** What is typed, as a page among the published ones. */
export async function livePost(repository: ContentRepository, typed: Typed, now: Date) {
  const ask = { ref: repository.main, commit: null, file: null, instant: null };
  const published = await drafted(repository, ask, now);
  if (!published) throw new Error(`${repository.main} of the content has no commit.`);
  const { reading } = published;
  const { body = '', ...fields } = typed.data;
  // What was never saved lies where it will.
  const file = typed.file ?? `${reading.layout.posts}/new.md`;
  const { pictures } = typed;
  return withTypedPost(reading, { file, fields, text: String(body), pictures }, now);
}
