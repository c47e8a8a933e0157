import { Parser } from 'htmlparser2';
import { close, createIndex } from 'pagefind';
import { apart } from '#islands/search/words.ts';
import { fileOf } from '../release/addresses.ts';

/** A post that readers may find, and what its result shows (islands/search/search-index.ts). */
export type Searched = {
  /** Its page, percent-encoded. */
  path: string;
  title: string;
  /** ISO 8601, and as readers read it. */
  date: string;
  day: string;
  /** Names of its authors, as one says them. */
  by: string;
  categories: string[];
  description: string;
  /** The language and direction of its words, where they are not the site's. */
  lang: string | null;
  dir: string | null;
};

/** Where the index lies; older volumes lie below it (islands/search/search-index.ts). */
const SEARCH_FOLDER = 'pagefind';

/** Folder of a volume that is closed. */
export const volumeFolder = (until: number | null): string =>
  until === null ? SEARCH_FOLDER : `${SEARCH_FOLDER}/until-${until}`;

/** Whether a file of a release belongs to the volume in a folder. */
export const isOfVolume = (file: string, folder: string): boolean =>
  file.startsWith(`${folder}/`) &&
  (folder !== SEARCH_FOLDER || !file.startsWith(`${SEARCH_FOLDER}/until-`));

/** What Pagefind brings that this site has of its own, or does without. */
const UNUSED = /^pagefind-(?!entry\.json$)/;

/**
 * Indexes the texts of released posts. The index comes in small pieces, whose names change with
 * their content, so that a browser loads those alone in which its words stand. The same posts
 * give the same bytes.
 * @param readPage reads the page of a post, by its file
 * @param language of the site, BCP 47
 * @param folder of the index within a release
 * @returns files of the release, by their paths
 * @throws where Pagefind cannot be run, or refuses a page
 */
export async function indexForSearch(
  readPage: (file: string) => Promise<Buffer>,
  language: string,
  posts: Searched[],
  folder = SEARCH_FOLDER,
): Promise<{ file: string; content: Uint8Array }[]> {
  // One index for all languages: one in which a reader finds every post.
  const forceLanguage = new Intl.Locale(language).language;
  const { index, errors } = await createIndex({ forceLanguage });
  if (!index) throw failure('The search', errors);
  try {
    for (const post of [...posts].sort((one, other) => (one.path < other.path ? -1 : 1))) {
      const page = (await readPage(fileOf(decodeURIComponent(post.path)))).toString();
      const { errors } = await index.addHTMLFile({
        url: post.path,
        content: documentOf(post, bodyOf(page), language),
      });
      if (errors.length > 0) throw failure(post.path, errors);
    }
    const { files, errors } = await index.getFiles();
    if (errors.length > 0) throw failure('The search', errors);
    return (
      files
        .filter(({ path: name }) => !UNUSED.test(name))
        .map(({ path: name, content }) => ({ file: `${folder}/${name}`, content }))
        // Pagefind writes in an order of its own, another one each time.
        .sort((one, other) => (one.file < other.file ? -1 : 1))
    );
  } finally {
    await close();
  }
}

function failure(what: string, reasons: string[]): Error {
  return new Error(`${what} cannot be indexed: ${reasons.join(' ')}`);
}

/** A post as Pagefind reads it: its text, and in the head what is known of it. */
function documentOf(post: Searched, body: Body, language: string): string {
  const { title, date, day, by, description, lang, dir, categories } = post;
  const known = { title, date, day, by, lang, dir, about: apart(`${title} ${description}`) };
  return [
    `<!doctype html><html lang="${language}"><head>`,
    ...Object.entries(known).map(([name, value]) => (value ? tag('meta', name, value) : '')),
    ...categories.map((category) => tag('filter', 'category', category)),
    tag('filter', 'year', date.slice(0, 4)),
    // Of a page without words Pagefind knows nothing, and a picture has a title too.
    `</head><body>${body.hasWords ? body.html : escaped(title)}</body></html>`,
  ].join('');
}

function tag(kind: 'meta' | 'filter', name: string, value: string): string {
  return `<meta data-pagefind-${kind}="${name}[content]" content="${escaped(value)}">`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/**
 * Pagefind keeps the first picture of a text, which no result shows; and where a picture is
 * changes with its file, while a volume is made anew with its posts alone (publishing/build/build-inputs.ts).
 */
const PICTURES = new Set(['picture', 'source', 'img']);

type Body = { html: string; hasWords: boolean };

/** The part of a page that is a post's text, with its words told apart. @throws where it has none */
function bodyOf(page: string): Body {
  let html = '';
  let hasWords = false;
  /** How many elements are open, counted from the one that holds the text. */
  let depth = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (depth === 0 && !('data-body' in attributes)) return;
      if (!PICTURES.has(name)) html += page.slice(parser.startIndex, parser.endIndex + 1);
      depth += 1;
    },
    ontext(text) {
      if (depth === 0) return;
      html += escaped(apart(text));
      hasWords ||= text.trim() !== '';
    },
    onclosetag(name, isImplied) {
      if (depth === 0) return;
      if (!isImplied && !PICTURES.has(name)) html += `</${name}>`;
      depth -= 1;
    },
  });
  parser.end(page);
  if (html === '') throw new Error('A page of a post has no element with data-body.');
  return { html, hasWords };
}
