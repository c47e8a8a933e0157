import { defineDocumentType, type FieldDef, makeSource } from 'contentlayer/source-files';
import type { Manuscript } from '#newsroom/manuscript.ts';
import { DOCUMENTS_FOLDER } from '#sources/contentlayer-folder.ts';
import { renderPost } from '#sources/render-post.ts';

/**
 * A post as `sources/` hands it over: frontmatter already normalised and checked, so that
 * the schema is exact and a field that is missing or unknown fails the build.
 */
const Post = defineDocumentType(() => ({
  name: 'Post',
  filePathPattern: '*.md',
  contentType: 'markdown',
  fields: {
    file: { type: 'string', required: true },
    hasTemplateKey: { type: 'boolean', required: true },
    title: { type: 'string', required: true },
    authors: { type: 'list', of: { type: 'string' }, required: true },
    date: { type: 'string', required: true },
    publishDate: { type: 'string' },
    expiryDate: { type: 'string' },
    updated: { type: 'string' },
    categories: { type: 'json', required: true },
    hidePost: { type: 'boolean', required: true },
    draft: { type: 'boolean', required: true },
    lead: { type: 'boolean', required: true },
    lang: { type: 'string' },
    image: { type: 'json' },
    seo: { type: 'json', required: true },
    slug: { type: 'string' },
    permalink: { type: 'string' },
    corrections: { type: 'json', required: true },
    aliases: { type: 'list', of: { type: 'string' }, required: true },
    canonical: { type: 'string' },
    bodyLine: { type: 'number', required: true },
  } satisfies Record<keyof Manuscript | 'bodyLine', FieldDef>,
  computedFields: {
    rendered: {
      type: 'json',
      resolve: ({ body, file, bodyLine, lang }) =>
        renderPost(file, body.raw, bodyLine, lang ?? null, { again: true }),
    },
  },
}));

export default makeSource({
  contentDirPath: DOCUMENTS_FOLDER,
  documentTypes: [Post],
  // `rendered` holds the HTML together with its outline and findings; one rendering is enough.
  markdown: (builder) => {
    builder.use(function leaveUnrendered() {
      this.parser = () => ({ type: 'root', children: [] });
      this.compiler = () => '';
    });
  },
  onUnknownDocuments: 'fail',
  onMissingOrIncompatibleData: 'fail',
  onExtraFieldData: 'fail',
  disableImportAliasWarning: true,
});
