import type { Archive, ArchivedManuscript } from '#newsroom/archive.ts';
import type { Finding } from '#newsroom/findings.ts';
import { readAuthorFrontmatter, readCategoryList } from '#newsroom/frontmatter.ts';
import type { AuthorFile } from '#newsroom/manuscript.ts';
import type { ContentTree } from './content-tree.ts';
import { type DocumentStore, readDocument, type Submission } from './documents.ts';
import { fingerprint } from './fingerprint.ts';
import { type Layout, layoutOf } from './layout.ts';
import { isElsewhere, locatePicture, measurePicture, type Picture } from './media.ts';
import { archiveManuscript, readPost } from './read-post.ts';
import { readSourceFile } from './source-file.ts';

/** A content folder, read: what pages are made from, and where its documents lie. */
export type ArchiveReading = {
  layout: Layout;
  archive: Archive;
  /** By address. */
  pictures: Record<string, Picture>;
  /** Folder of the compiled documents. */
  store: string;
};

/**
 * Reads a whole content folder. Every file ends in the archive: as a manuscript, as
 * ignored, or as failed with an error.
 * @param documents where its posts' documents are kept, and what makes them
 */
export async function readArchive(
  tree: ContentTree,
  { folder: store, code, compile }: DocumentStore,
): Promise<ArchiveReading> {
  const layout = layoutOf(tree);
  const posts = await readPosts(tree, layout, code);
  await compile(posts.submissions);
  const manuscripts: ArchivedManuscript[] = [];
  const findings = [...posts.findings];
  for (const submission of posts.submissions) {
    const rendered = await readDocument(store, submission.document);
    findings.push(...rendered.findings);
    if (rendered.findings.some(({ severity }) => severity === 'error')) {
      posts.failed.push(submission.manuscript.file);
    } else {
      manuscripts.push(archiveManuscript(submission, rendered.body, submission.document));
    }
  }

  const authors = await readAuthors(tree, layout);
  const categories = await readCategories(tree, layout);
  const media = await readPictures(tree, layout, manuscripts, authors.files);
  findings.push(...authors.findings, ...categories.findings, ...media.findings);
  return {
    layout,
    store,
    pictures: media.pictures,
    archive: {
      manuscripts,
      authors: authors.files,
      categories: categories.categories,
      ignored: posts.ignored,
      failed: posts.failed,
      findings,
    },
  };
}

async function readPosts(tree: ContentTree, layout: Layout, code: string) {
  const submissions: Submission[] = [];
  const ignored: Archive['ignored'] = [];
  const failed: string[] = [];
  const findings: Finding[] = [];
  for (const { file, kind } of tree.list(layout.posts)) {
    if (kind === 'other' || kind === 'link') {
      ignored.push({ file, reason: kind === 'link' ? 'a link, not a file' : 'not Markdown' });
      continue;
    }
    if (kind === 'folder-named-markdown') {
      failed.push(file);
      findings.push(folderNamedMarkdown(file));
      continue;
    }
    const bytes = await tree.read(file);
    // Somebody has deleted it since the folder was listed.
    if (!bytes) continue;
    const reading = readPost(file, bytes);
    findings.push(...reading.findings);
    if (reading.kind === 'ignored') ignored.push({ file, reason: reading.reason });
    if (reading.kind === 'failed') failed.push(file);
    if (reading.kind === 'post') {
      submissions.push({ ...reading, document: `post-${fingerprint(code, file, bytes)}` });
    }
  }
  return { submissions, ignored, failed, findings };
}

async function readAuthors(tree: ContentTree, layout: Layout) {
  const files: AuthorFile[] = [];
  const findings: Finding[] = [];
  const entries = layout.authors ? tree.list(layout.authors) : [];
  for (const { file, kind } of entries) {
    if (kind !== 'markdown') continue;
    const bytes = await tree.read(file);
    if (!bytes) continue;
    const result = readSourceFile(file, bytes);
    if ('errors' in result) {
      findings.push(...result.errors);
      continue;
    }
    const { data, ...where } = result.source;
    const reading = readAuthorFrontmatter(data, { file, ...where });
    findings.push(...reading.findings);
    if (reading.author) files.push(reading.author);
  }
  return { files, findings };
}

async function readCategories(tree: ContentTree, layout: Layout) {
  const file = layout.categories;
  const bytes = file && (await tree.read(file));
  if (!file || !bytes) return { categories: [], findings: [] };
  const where = { file, position: () => ({ line: 1, column: 1 }) };
  try {
    return readCategoryList(JSON.parse(new TextDecoder().decode(bytes)), where);
  } catch (error) {
    const finding: Finding = {
      severity: 'error',
      rule: 'invalid-json',
      file,
      line: 1,
      column: 1,
      message: `The list of categories is not JSON: ${(error as Error).message}.`,
      repair: 'Mend the file, or delete it: categories are then taken from the posts.',
    };
    return { categories: [], findings: [finding] };
  }
}

async function readPictures(
  tree: ContentTree,
  layout: Layout,
  manuscripts: ArchivedManuscript[],
  authors: AuthorFile[],
) {
  const uses = [
    ...manuscripts.flatMap(({ file, pictures, image, seo, places }) => [
      ...pictures.map((picture) => ({ file, ...picture })),
      { file, src: image?.src, ...places.image },
      { file, src: seo.image, ...places.seoImage },
    ]),
    ...authors.map(({ file, photo }) => ({ file, src: photo, line: 1, column: 1 })),
  ];
  const pictures: Record<string, Picture> = {};
  const findings: Finding[] = [];
  for (const { file, src, line, column } of uses) {
    if (!src || isElsewhere(src)) continue;
    const place = locatePicture(layout, file, src);
    if (place && pictures[place.address]) continue;
    const measured = place ? await measurePicture(tree, place) : 'missing';
    if (typeof measured !== 'string') pictures[measured.address] = measured;
    else {
      findings.push({
        severity: 'warning',
        rule: measured === 'missing' ? 'missing-picture' : 'not-a-picture',
        file,
        line,
        column,
        message:
          measured === 'missing'
            ? `The picture ${src} is not in the folder of pictures.`
            : `${src} cannot be read as a picture.`,
        repair: 'Add the picture, or mend its address.',
      });
    }
  }
  return { pictures, findings };
}

function folderNamedMarkdown(file: string): Finding {
  return {
    severity: 'error',
    rule: 'folder-named-markdown',
    file,
    line: 1,
    column: 1,
    message: 'This is a folder with the name of a post.',
    repair: 'Rename the folder, or move the post out of it.',
  };
}
