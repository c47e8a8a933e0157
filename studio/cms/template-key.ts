import path from 'node:path/posix';
import { isNamedMarkdown } from '#sources/reading/content-tree.ts';
import { namesTemplateKey } from '#sources/reading/template-key-in.ts';
import type { Data } from '../frontmatter/values.ts';
import type { Content } from './content.ts';

/**
 * Leaves `templateKey` out of a post where no published post of its folder has the key. The form gives
 * every new post the key, and one post with it would make drafts of all those without.
 * @param main what is published
 */
export async function asItsFolderMarksPosts(
  main: Content,
  file: string,
  data: Data,
): Promise<Data> {
  if (!('templateKey' in data)) return data;
  const folder = path.dirname(file);
  const beside = main
    .list(folder)
    .filter((other) => path.dirname(other) === folder && isNamedMarkdown(other));
  const read = await Promise.all(beside.map((other) => main.read(other)));
  const isMarked = read.some((found) => found && namesTemplateKey(found.bytes));
  if (beside.length === 0 || isMarked) return data;
  const { templateKey: _, ...rest } = data;
  return rest;
}
