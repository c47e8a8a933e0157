import path from 'node:path';
import { z } from 'zod';
import {
  type DocumentMaker,
  documentFile,
  documentsFor,
  notStored,
  type Submission,
} from '#sources/documents.ts';
import { TEXTS_AT_ONCE } from '#sources/parsing/threads.ts';
import { renderPost } from '#sources/render-post.ts';
import { mapConcurrent } from '#system/map-concurrent.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';

/*
 * What Contentlayer does for this project, without Contentlayer: it checks the fields of each post
 * by contentlayer.config.ts's schema, renders the text, and keeps both as a document. It shows what
 * leaving Contentlayer would cost, and that no byte of a release depends on anything else in it.
 */

const text = z.string();
const optional = text.nullable();

const POST = z.strictObject({
  file: text,
  hasTemplateKey: z.boolean(),
  title: text,
  authors: z.array(text),
  date: text,
  publishDate: optional,
  expiryDate: optional,
  updated: optional,
  categories: z.json(),
  hidePost: z.boolean(),
  draft: z.boolean(),
  lead: z.boolean(),
  lang: optional,
  image: z.json(),
  seo: z.json(),
  slug: optional,
  permalink: optional,
  corrections: z.json(),
  aliases: z.array(text),
  canonical: optional,
});

/** Documents for readers, as `readersDocuments` (sources/contentlayer.ts) gives them. */
export function readersDocuments(project: string): DocumentMaker {
  const { folder: readers, code } = documentsFor(project, 'readers');
  const folder = path.join(path.dirname(readers), `${code}-stub`);
  const compile = async ({ document, manuscript, body, bodyLine }: Submission) => {
    const post = POST.parse(manuscript);
    const rendered = await renderPost(post.file, body, bodyLine, post.lang, { again: true });
    await writeFileAtomic(
      documentFile(folder, document),
      JSON.stringify({ ...post, rendered }),
    );
  };
  return {
    folder,
    code,
    triesAgain: true,
    async compile(submissions) {
      await mapConcurrent(await notStored(submissions, folder), TEXTS_AT_ONCE, compile);
    },
  };
}
