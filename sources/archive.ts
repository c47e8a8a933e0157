import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Archive, ArchivedManuscript } from '#newsroom/archive.ts';
import type { Finding } from '#newsroom/findings.ts';
import { readAuthorFrontmatter, readCategoryList } from '#newsroom/frontmatter.ts';
import type { AuthorFile } from '#newsroom/manuscript.ts';
import { ownHosts } from '#site/origin.ts';
import { type Layout, layoutOf, listEntries } from './content-folder.ts';
import { atOnce, contentlayer, readDocument, type Submission } from './documents.ts';
import { fingerprint, fingerprintOfCode, READING_CODE } from './fingerprint.ts';
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

/** For whom a folder is read: `readers` get what Contentlayer compiled, `writers` get it at once. */
export type Audience = 'readers' | 'writers';

/**
 * Reads a whole content folder. Every file ends in the archive: as a manuscript, as
 * ignored, or as failed with an error.
 * @param contentDir absolute path
 * @param project root of this project; compiled documents are kept in `.masthead` below it
 * @throws ContentFolderError where there is no folder
 */
export async function readArchive(
  contentDir: string,
  project: string,
  audience: Audience,
): Promise<ArchiveReading> {
  const layout = layoutOf(contentDir);
  // Which links lead away depends on where the site is.
  const code = fingerprint(fingerprintOfCode(project, READING_CODE), ...ownHosts());
  const store = path.join(project, '.masthead/documents', `${code}-${audience}`);
  const compile = { readers: contentlayer(store, project), writers: atOnce(store) }[audience];

  const posts = await readPosts(contentDir, layout, code);
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

  const authors = await readAuthors(contentDir, layout);
  const categories = await readCategories(contentDir, layout);
  const media = await readPictures(contentDir, layout, manuscripts, authors.files);
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

async function readPosts(contentDir: string, layout: Layout, code: string) {
  const submissions: Submission[] = [];
  const ignored: Archive['ignored'] = [];
  const failed: string[] = [];
  const findings: Finding[] = [];
  for (const { file, kind } of listEntries(contentDir, layout.posts)) {
    if (kind === 'other' || kind === 'link') {
      ignored.push({ file, reason: kind === 'link' ? 'a link, not a file' : 'not Markdown' });
      continue;
    }
    if (kind === 'folder-named-markdown') {
      failed.push(file);
      findings.push(folderNamedMarkdown(file));
      continue;
    }
    const bytes = await readFile(path.join(contentDir, file));
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

async function readAuthors(contentDir: string, layout: Layout) {
  const files: AuthorFile[] = [];
  const findings: Finding[] = [];
  const entries = layout.authors ? listEntries(contentDir, layout.authors) : [];
  for (const { file, kind } of entries) {
    if (kind !== 'markdown') continue;
    const result = readSourceFile(file, await readFile(path.join(contentDir, file)));
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

async function readCategories(contentDir: string, layout: Layout) {
  const file = layout.categories;
  const text =
    file && (await readFile(path.join(contentDir, file), 'utf8').catch(unlessAbsent));
  if (!file || !text) return { categories: [], findings: [] };
  const where = { file, position: () => ({ line: 1, column: 1 }) };
  try {
    return readCategoryList(JSON.parse(text), where);
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
  contentDir: string,
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
    const measured = place ? await measurePicture(contentDir, place) : 'missing';
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

function unlessAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
