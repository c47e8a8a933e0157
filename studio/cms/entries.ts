import type { ContentRepository } from '#sources/git/repository.ts';
import { Refusal } from '../drafts/refusal.ts';
import { plainText } from '../frontmatter/split.ts';
import { entryOf } from './collections.ts';
import { type Content, mainContent } from './content.ts';
import { giveInThread } from './give-in-thread.ts';
import type { Params } from './requests.ts';

/** An entry as Decap takes it; `id` changes when the file does. */
export type EntryAnswer = {
  data: string | null;
  file: { path: string; id: string | null; label?: string };
};

/** The published entries of a folder, as they are listed. */
export async function entriesByFolder(
  repository: ContentRepository,
  { folder, extension, depth }: Params<'entriesByFolder'>,
): Promise<EntryAnswer[]> {
  const content = await mainContent(repository);
  const start = folder === '' || folder === '.' ? '' : `${folder}/`;
  const files = content.list(folder).filter((file) => {
    const within = file.slice(start.length);
    return file.endsWith(`.${extension}`) && within.split('/').length <= depth;
  });
  const own = files.filter((file) => entryOf(content.collections, file));
  return Promise.all(own.map((file) => listed(content, file)));
}

export async function entriesByFiles(
  repository: ContentRepository,
  { files }: Params<'entriesByFiles'>,
): Promise<EntryAnswer[]> {
  const content = await mainContent(repository);
  return Promise.all(
    files.map(async ({ path, label }) => {
      const entry = entryOf(content.collections, path) && (await listed(content, path));
      const { data, file } = entry || { data: null, file: { path, id: null } };
      return { data, file: label === undefined ? file : { ...file, label } };
    }),
  );
}

/** One published entry for a form. @throws Refusal where it is not published */
export async function getEntry(
  repository: ContentRepository,
  { path }: Params<'getEntry'>,
): Promise<EntryAnswer> {
  const content = await mainContent(repository);
  const found = entryOf(content.collections, path) && (await content.read(path));
  if (!found) throw new Refusal(404, `${path} is not among the published entries.`);
  const { oid, bytes } = found;
  return { data: await giveInThread(path, bytes.toString(), oid), file: { path, id: oid } };
}

async function listed(content: Content, path: string): Promise<EntryAnswer> {
  const found = await content.read(path);
  const data = found && plainText(found.bytes.toString()).text.trimStart();
  return { data, file: { path, id: found?.oid ?? null } };
}
