import type { ContentTree } from './reading/content-tree.ts';

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

/**
 * Pictures that lie beside the posts (page bundles of Hugo, Zola and Docusaurus), which posts name
 * by a relative path. The address is their own: no picture of another folder has it.
 */
const beside = (posts: string) => ({ folder: posts, address: '/beside-posts' });

const MASTHEAD: Layout = {
  name: 'masthead',
  posts: 'posts',
  authors: 'authors',
  categories: 'categories.json',
  media: [{ folder: 'media', address: '/media' }, beside('posts')],
};

/** The layout of Gatsby sites that Netlify CMS edited, as the OpenInfra Foundation's. */
const NETLIFY_CMS: Layout = {
  name: 'netlify-cms',
  posts: 'src/pages/blog',
  authors: 'src/pages/author',
  categories: 'src/content/blog-config.json',
  media: [{ folder: 'static', address: '' }, beside('src/pages/blog')],
};

const BARE: Layout = {
  name: 'bare',
  posts: '.',
  authors: null,
  categories: null,
  media: [{ folder: '.', address: '' }],
};

/**
 * Recognises a folder by what lies in it: `posts/`, else `src/pages/blog/`, else the
 * folder itself.
 */
export function layoutWith(hasFolder: (folder: string) => boolean): Layout {
  return [MASTHEAD, NETLIFY_CMS].find(({ posts }) => hasFolder(posts)) ?? BARE;
}

/** A folder that is a symbolic link counts, though nothing in it is read: it shows what is meant. */
export const layoutOf = (tree: ContentTree): Layout =>
  layoutWith((folder) => tree.isFolder(folder) || tree.isLinked(folder));
