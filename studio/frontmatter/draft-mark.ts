import { mendFile, readEdited } from './mend.ts';

/** A post without its `draft: true`; every other line stays as it is, where that can be done. */
export function withoutDraftMark(file: string): string {
  const post = readEdited(file);
  if (!post || !('draft' in post.data)) return file;
  const { draft: _, ...data } = post.data;
  return mendFile(file, { ...post, data }, {});
}
