import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * How a content folder is laid out. Paths are within the folder, with forward slashes.
 * `media` names folders of pictures and the addresses that posts use for them.
 */
export type Layout = {
  name: 'masthead' | 'netlify-cms' | 'bare';
  posts: string;
  authors: string | null;
  categories: string | null;
  media: { folder: string; address: string }[];
};

const MASTHEAD: Layout = {
  name: 'masthead',
  posts: 'posts',
  authors: 'authors',
  categories: 'categories.json',
  media: [{ folder: 'media', address: '/media' }],
};

/** The layout of Gatsby sites that Netlify CMS edited, as the OpenInfra Foundation's. */
const NETLIFY_CMS: Layout = {
  name: 'netlify-cms',
  posts: 'src/pages/blog',
  authors: 'src/pages/author',
  categories: 'src/content/blog-config.json',
  media: [{ folder: 'static', address: '' }],
};

const BARE: Layout = {
  name: 'bare',
  posts: '.',
  authors: null,
  categories: null,
  media: [{ folder: '.', address: '' }],
};

export class ContentFolderError extends Error {
  override name = 'ContentFolderError';
}

/**
 * Recognises a folder by what lies in it: `posts/`, else `src/pages/blog/`, else the
 * folder itself. @throws ContentFolderError where there is no such folder.
 */
export function layoutOf(root: string): Layout {
  if (!isFolder(root)) {
    throw new ContentFolderError(
      `CONTENT_DIR is ${root}, and no folder is there. Set it to a folder of posts.`,
    );
  }
  return layoutWith((folder) => isFolder(path.join(root, folder)));
}

/** The same for content that lies elsewhere than in a folder. */
export function layoutWith(hasFolder: (folder: string) => boolean): Layout {
  return [MASTHEAD, NETLIFY_CMS].find(({ posts }) => hasFolder(posts)) ?? BARE;
}

/** One thing that lies in a folder of posts or authors. Links are not followed. */
export type Entry = { file: string; kind: Kind };

type Kind = 'markdown' | 'folder-named-markdown' | 'link' | 'other';

const MARKDOWN = /\.(md|markdown)$/i;

/** Every file below a folder of the content folder, sorted by code point; `.git` and `node_modules` are left out. */
export function listEntries(root: string, folder: string): Entry[] {
  const entries: Entry[] = [];
  const walk = (within: string) => {
    for (const entry of readdirSync(path.join(root, within), { withFileTypes: true })) {
      const file = path.posix.join(within, entry.name);
      if (entry.isSymbolicLink()) entries.push({ file, kind: 'link' });
      else if (!entry.isDirectory())
        entries.push({ file, kind: MARKDOWN.test(entry.name) ? 'markdown' : 'other' });
      else if (MARKDOWN.test(entry.name)) entries.push({ file, kind: 'folder-named-markdown' });
      else if (entry.name !== '.git' && entry.name !== 'node_modules') walk(file);
    }
  };
  if (isFolder(path.join(root, folder))) walk(folder);
  return entries.sort((a, b) => (a.file < b.file ? -1 : 1));
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
