import type { Archive, ArchivedManuscript } from '#newsroom/archive.ts';
import type { Finding } from '#newsroom/findings.ts';
import { readCategoryList } from '#newsroom/frontmatter.ts';
import { reportWithoutKey, withoutKeyAmongOthers } from '#newsroom/template-keys.ts';
import { reportUnread, type Unread } from '#newsroom/unread-fields.ts';
import { type ContentTree, folderTree } from './content-tree.ts';
import {
  type DocumentStore,
  documentName,
  type ReadPost,
  readDocument,
  type Submission,
} from './documents.ts';
import { type Layout, layoutOf } from './layout.ts';
import {
  isElsewhere,
  type LastPicture,
  locatePicture,
  MISSING,
  measurePicture,
  type Picture,
  type PictureProblem,
} from './media.ts';
import { notMarkdown } from './not-markdown.ts';
import { parseAuthor, parsePost } from './parse-file.ts';
import { mapInParts } from './parsing/map-in-parts.ts';
import { plantedRepositories } from './planted-repositories.ts';
import { archiveManuscript } from './read-post.ts';
import { readReported } from './read-reported.ts';
import { namesTemplateKey } from './template-key-in.ts';

/** A content folder, read: what pages are made from, and where its documents lie. */
export type ArchiveReading = {
  layout: Layout;
  archive: Archive;
  /** By address. */
  pictures: Record<string, Picture>;
  /** Folder of the compiled documents. */
  store: string;
  /** Pictures whose file is broken, so that readers keep the one that they have, and why. */
  keptPictures: { file: string; finding: Finding }[];
};

/**
 * Reads a whole content folder. Every file ends in the archive: as a manuscript, as
 * ignored, or as failed with an error.
 * @param documents where its posts' documents are kept, and what makes them
 * @param lastPicture gives the picture that readers have in the place of a broken one
 */
export async function readArchive(
  tree: ContentTree,
  documents: DocumentStore,
  lastPicture: LastPicture = async () => null,
): Promise<ArchiveReading> {
  const layout = layoutOf(tree);
  const posts = await readPosts(tree, layout, documents);
  const withoutKey = new Set(withoutKeyAmongOthers(posts));
  const manuscripts = posts.flatMap(({ file, manuscript }) => {
    if (!manuscript) return [];
    return withoutKey.has(file) ? { ...manuscript, draft: true } : manuscript;
  });
  const authors = await readAuthors(tree, layout);
  const categories = await readCategories(tree, layout);
  const media = await readPictures(tree, layout, documents, lastPicture, [
    ...usesIn(manuscripts),
    ...authors.files.map(({ file, photo }) => ({ file, src: photo, line: 1, column: 1 })),
  ]);
  return {
    layout,
    store: documents.folder,
    pictures: media.pictures,
    keptPictures: media.kept,
    archive: {
      manuscripts,
      authors: authors.files,
      categories: categories.categories,
      ignored: [...posts, ...authors.ignored].flatMap(({ file, ignored: reason }) =>
        reason ? { file, reason } : [],
      ),
      failed: posts.flatMap(({ file, manuscript, ignored }) =>
        manuscript || ignored ? [] : file,
      ),
      findings: [
        ...linkedPlaces(tree, layout),
        ...posts.flatMap(({ findings }) => findings),
        ...reportWithoutKey(
          manuscripts.filter(({ file }) => withoutKey.has(file)).map(({ file }) => file),
        ),
        ...reportUnread(posts),
        ...reportUnread(authors.unread),
        ...authors.findings,
        ...categories.findings,
        ...media.findings,
        ...plantedRepositories(tree),
      ],
    },
  };
}

/** So many posts are worth compiling while the rest is read. */
const ENOUGH = 3_000;

async function readPosts(
  tree: ContentTree,
  layout: Layout,
  documents: DocumentStore,
): Promise<ReadPost[]> {
  const submissions = new Map<string, Submission & { findings: Finding[]; unread: Unread[] }>();
  const read = new Map<string, ReadPost>();
  const entries = tree.list(layout.posts);
  const keys = new Map<string, string>();
  let compiling = Promise.resolve();
  let waiting: Submission[] = [];
  const compile = () => {
    const some = waiting;
    waiting = [];
    compiling = compiling.then(() => documents.compile(some));
    // Whoever waits for it, at the end, hears of a failure.
    compiling.catch(() => undefined);
  };
  await mapInParts(entries, async ({ file, kind }) => {
    // Asked before the file is read: what changes meanwhile is read again the next time.
    const digest = kind === 'markdown' ? tree.digest(file) : null;
    const key = `${file}\0${digest}`;
    const known = digest ? documents.known.get(key) : undefined;
    if (digest) keys.set(file, key);
    if (known) read.set(file, known);
    else if (kind === 'markdown') {
      const { bytes, findings: faults } = await readReported(tree, file);
      if (faults.length > 0) read.set(file, { ...NOTHING, file, findings: faults });
      // Without a fault, somebody has deleted it since the folder was listed.
      if (!bytes) return;
      const reading = await parsePost(file, bytes, { again: documents.triesAgain });
      const { findings } = reading;
      if (reading.kind === 'post') {
        const document = documentName(documents, file, bytes);
        const submission = { ...reading, document };
        submissions.set(file, submission);
        waiting.push(submission);
        if (waiting.length >= ENOUGH) compile();
      } else {
        const ignored = reading.kind === 'ignored' ? { ignored: reading.reason } : {};
        const hasTemplateKey = namesTemplateKey(bytes);
        read.set(file, { file, ...ignored, findings, hasTemplateKey, unread: [] });
      }
    } else if (kind === 'folder-named-markdown') {
      read.set(file, { ...NOTHING, file, findings: [folderNamedMarkdown(file)] });
    } else if (kind === 'other') {
      read.set(file, { ...NOTHING, file, ...(await notMarkdown(tree, file)) });
    } else {
      const findings = [unread(file, kind)];
      read.set(file, { ...NOTHING, file, ignored: UNREAD[kind].reason, findings });
    }
  });
  compile();
  await compiling;
  for (const [file, submission] of submissions) {
    const rendered = await documentOf(submission, documents);
    const findings = [...submission.findings, ...rendered.findings];
    const failed = rendered.findings.some(({ severity }) => severity === 'error');
    const { hasTemplateKey } = submission.manuscript;
    const about = { file, findings, hasTemplateKey, unread: submission.unread };
    const post = failed
      ? about
      : {
          ...about,
          manuscript: archiveManuscript(submission, rendered.body, submission.document),
        };
    read.set(file, post);
    const key = keys.get(file);
    if (key) documents.known.set(key, post);
  }
  return entries.flatMap(({ file }) => read.get(file) ?? []);
}

/** Of what is no Markdown, or no file. */
const NOTHING = { findings: [], hasTemplateKey: false, unread: [] };

/** What is stored of a post; what cannot be read is made once more. */
async function documentOf(submission: Submission, { folder, compile }: DocumentStore) {
  const stored = readDocument(folder, submission.document);
  if (stored) return stored;
  await compile([submission]);
  const made = readDocument(folder, submission.document);
  if (made) return made;
  throw new Error(`What was made of ${submission.manuscript.file} cannot be read.`);
}

async function readAuthors(tree: ContentTree, layout: Layout) {
  const entries = layout.authors ? tree.list(layout.authors) : [];
  const markdown = entries.filter(({ kind }) => kind === 'markdown');
  const readings = await mapInParts(markdown, async ({ file }) => {
    const { bytes, findings } = await readReported(tree, file);
    return { file, ...(bytes ? await parseAuthor(file, bytes) : { findings }) };
  });
  return {
    files: readings.flatMap(({ author }) => author ?? []),
    ignored: readings.flatMap(({ file, ignored }) => (ignored ? { file, ignored } : [])),
    unread: readings.flatMap(({ file, unread: fields }) =>
      fields ? { file, unread: fields } : [],
    ),
    findings: [
      ...entries.flatMap(({ file, kind }) =>
        kind in UNREAD ? unread(file, kind as UnreadKind) : [],
      ),
      ...readings.flatMap(({ findings }) => findings),
    ],
  };
}

export async function readCategories(tree: ContentTree, layout: Layout) {
  const file = layout.categories;
  const { bytes, findings } = file ? await readReported(tree, file) : NO_FILE;
  if (!file || !bytes) return { categories: [], findings };
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

const NO_FILE = { bytes: null, findings: [] };

/** By what a picture that was measured is known again. */
export const measuredKey = ({
  address,
  file,
  version,
}: Pick<Picture, 'address' | 'file' | 'version'>) => [address, file, version].join('\0');

async function readPictures(
  tree: ContentTree,
  layout: Layout,
  { measured }: DocumentStore,
  lastPicture: LastPicture,
  uses: PictureUse[],
) {
  const pictures: Record<string, Picture> = {};
  const kept: ArchiveReading['keptPictures'] = [];
  const findings: Finding[] = [];
  for (const { file, src, line, column } of uses) {
    if (!src || isElsewhere(src)) continue;
    const place = locatePicture(layout, file, src);
    if (place && pictures[place.address]) continue;
    const version = place && (await tree.version(place.file));
    const key = place && version && measuredKey({ ...place, version });
    const known = key ? measured.get(key) : undefined;
    const found = known ?? (place ? await measurePicture(tree, place) : MISSING);
    if ('address' in found) {
      pictures[found.address] = found;
      if (key && found.version === version) measured.set(key, found);
    } else {
      const { rule, fault, repair } = found;
      const message = `The picture ${src} ${fault}.`;
      const finding = {
        rule,
        file,
        line,
        column,
        message,
        repair,
        severity: 'warning' as const,
      };
      findings.push(finding);
      const before = place && (await pictureBefore(place.address, found, lastPicture));
      if (place && before) {
        pictures[place.address] = before;
        kept.push({ file: place.file, finding });
      }
    }
  }
  return { pictures, findings, kept };
}

/** The picture that readers have in the place of a broken one; what was deleted is not to be seen. */
async function pictureBefore(
  address: string,
  { rule }: PictureProblem,
  lastPicture: LastPicture,
): Promise<Picture | null> {
  const last = rule === 'missing-picture' ? null : await lastPicture(address);
  if (!last) return null;
  const { file, within } = last;
  const measured = await measurePicture(folderTree(within), { file, address });
  return 'address' in measured ? { ...measured, ...last } : null;
}

/** A picture that a file names, and where. */
type PictureUse = {
  file: string;
  src: string | null | undefined;
  line: number;
  column: number;
};

function usesIn(manuscripts: ArchivedManuscript[]): PictureUse[] {
  return manuscripts.flatMap(({ file, pictures, image, seo, places }) => [
    ...pictures.map((picture) => ({ file, ...picture })),
    { file, src: image?.src, ...places.image },
    { file, src: seo.image, ...places.seoImage },
  ]);
}

/** What is never read, so that nothing from outside the content folder is. */
const UNREAD = {
  link: {
    rule: 'symbolic-link',
    reason: 'a symbolic link',
    message:
      'This is a symbolic link. Links are not followed, so that nothing outside the content folder can be published.',
    repair: 'Put the file or folder itself there.',
  },
  'not-a-file': {
    rule: 'not-a-file',
    reason: 'not a regular file',
    message:
      'This is neither a file nor a folder (a pipe, a socket or a device), and is not read.',
    repair: 'Delete it.',
  },
  'name-not-utf-8': {
    rule: 'name-not-utf-8',
    reason: 'its name is not UTF-8',
    message: 'The name is not UTF-8: bytes stand in it that are no characters. It is not read.',
    repair: 'Rename it: plain letters, digits and hyphens work everywhere.',
  },
} as const;

type UnreadKind = keyof typeof UNREAD;

function unread(file: string, kind: UnreadKind): Finding {
  const { rule, message, repair } = UNREAD[kind];
  return { severity: 'warning', rule, file, line: 1, column: 1, message, repair };
}

/**
 * Folders and files of the layout that are links themselves: nothing in them is read. Where that
 * are the posts it is an error, since a release would show none of them.
 */
function linkedPlaces(tree: ContentTree, layout: Layout): Finding[] {
  const { posts, authors, categories, media } = layout;
  const places = [posts, authors, categories, ...media.map(({ folder }) => folder)];
  return [...new Set(places)].flatMap((place) => {
    if (place === null || !tree.isLinked(place)) return [];
    return { ...unread(place, 'link'), severity: place === posts ? 'error' : 'warning' };
  });
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
