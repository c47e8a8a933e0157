import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fingerprint } from '#system/fingerprint.ts';
import { memoStore } from '#system/memo-store.ts';
import { type DocumentStore, makeStore, type ReadPost } from './documents.ts';
import type { Picture } from './pictures/media.ts';

/**
 * What was read of a content folder before, by this process or another one, so that an edit costs
 * the reading of one file.
 * @returns `save` keeps it, and what is added to it
 */
export async function rememberedDocuments(
  { folder, code }: Pick<DocumentStore, 'folder' | 'code'>,
  contentDir: string,
): Promise<Pick<DocumentStore, 'known' | 'measured'> & { save: () => Promise<void> }> {
  await makeStore(folder);
  const name = fingerprint(contentDir);
  const posts = memoStore<ReadPost>(path.join(folder, `posts-${name}.jsonl`), code);
  const measured = memoStore<Picture>(path.join(folder, `pictures-${name}.jsonl`), code);
  const documents = new Set(await readdir(folder));
  return {
    known: {
      get(key) {
        const post = posts.get(key);
        const document = post?.manuscript?.document;
        return document && !documents.has(`${document}.json`) ? undefined : post;
      },
      set: (key, post) => posts.set(key, post),
    },
    measured,
    async save() {
      await posts.save();
      await measured.save();
    },
  };
}
