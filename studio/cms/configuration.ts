import path from 'node:path/posix';
import { authorFields, postFields } from '#newsroom/frontmatter/fields.ts';
import { machineRoutes, studioRoutes } from '#site/routes.ts';
import type { Layout } from '#sources/layout.ts';
import { type FormField, formFields } from './form-fields.ts';

/** The content that is edited, as far as the form depends on it. */
export type EditedContent = {
  layout: Layout;
  /** Path of the content folder within the repository; empty for its root. */
  folder: string;
  /** The published branch, by its short name. */
  branch: string;
  categories: readonly { id: string; label: string }[];
  /** Where the site is reached. */
  origin: string;
};

/** Names of collections are parts of the names of drafts: `cms/posts/<slug>`. */
export const collections = { posts: 'posts', authors: 'authors', categories: 'categories' };

/**
 * Decap's configuration. The fields of posts and authors, their labels and their help come from
 * the table that the reader of frontmatter and the checker work by.
 */
export function cmsConfiguration(content: EditedContent) {
  const { layout, branch, origin } = content;
  const within = (file: string) => path.join(content.folder, file);
  return {
    backend: { name: 'proxy', proxy_url: studioRoutes.cms(), branch },
    // The configuration is complete: Decap need not look for a file.
    load_config_file: false,
    publish_mode: 'editorial_workflow',
    site_url: origin,
    display_url: origin,
    logo: { src: machineRoutes.icon(), show_in_header: true },
    locale: 'en',
    // Names of files become addresses, and what is not ASCII in one is escaped when it is shared.
    slug: { encoding: 'ascii', clean_accents: true, sanitize_replacement: '-' },
    ...pictureFolder(layout, within),
    collections: [
      postsOf(content, within),
      ...(layout.authors ? [authorsIn(layout, layout.authors, within)] : []),
      ...(layout.categories ? [categoriesIn(within(layout.categories))] : []),
    ],
  };
}

export type CmsConfiguration = ReturnType<typeof cmsConfiguration>;

function postsOf({ layout, categories }: EditedContent, within: (file: string) => string) {
  const authors = layout.authors
    ? { collection: collections.authors, nameField: 'authorName' }
    : null;
  return {
    name: collections.posts,
    label: 'Posts',
    label_singular: 'Post',
    folder: within(layout.posts),
    ...ownPictures(layout, within),
    create: true,
    extension: 'md',
    format: 'yaml-frontmatter',
    identifier_field: 'title',
    slug: '{{slug}}',
    summary: '{{title}}',
    // The studio knows at which address a post is; Decap knows the name of its file.
    preview_path: decodeURIComponent(studioRoutes.postPage('{{slug}}')).slice(1),
    sortable_fields: [{ field: 'date', default_sort: 'desc' }, 'title'],
    view_filters: [
      { label: postFields.draft.label, field: 'draft', pattern: true },
      { label: postFields.hidePost.label, field: 'hidePost', pattern: true },
    ],
    view_groups: [{ label: 'Year', field: 'date', pattern: '\\d{4}' }],
    editor: { preview: true, notes: true },
    fields: withText(formFields(postFields, { categories, authors })),
  };
}

/** The text stands after what every post needs, and before what few do. */
function withText(fields: FormField[]): FormField[] {
  const place = fields.findIndex(({ name }) => name === 'category') + 1;
  return [...fields.slice(0, place), text, ...fields.slice(place)];
}

/** What follows the frontmatter. */
const text: FormField = {
  name: 'body',
  label: 'Text',
  hint: 'Switch to Markdown for what the toolbar does not offer.',
  widget: 'richtext',
  modes: ['rich_text', 'raw'],
  required: false,
};

function authorsIn(layout: Layout, folder: string, within: (file: string) => string) {
  return {
    name: collections.authors,
    label: 'Authors',
    label_singular: 'Author',
    folder: within(folder),
    ...ownPictures(layout, within),
    create: true,
    extension: 'md',
    format: 'yaml-frontmatter',
    identifier_field: 'authorName',
    slug: '{{slug}}',
    summary: '{{authorName}}',
    sortable_fields: [{ field: 'authorName', default_sort: 'asc' }, 'company'],
    editor: { preview: false },
    fields: formFields(authorFields, { categories: [], authors: null }),
  };
}

function categoriesIn(file: string) {
  const category: FormField[] = [
    { name: 'text', label: 'Name', widget: 'string', required: true },
    {
      name: 'id',
      label: 'Mark',
      hint: 'Posts are filed under it; it is made once and does not change.',
      widget: 'uuid',
      prefix: 'category-',
      read_only: true,
      required: true,
    },
  ];
  return {
    name: collections.categories,
    label: 'Categories',
    editor: { preview: false },
    files: [
      {
        name: 'categories',
        label: 'Categories',
        file,
        fields: [
          {
            name: 'categories',
            label: 'Categories',
            label_singular: 'Category',
            hint: 'In the order in which editors are offered them.',
            widget: 'list',
            summary: '{{fields.text}}',
            required: true,
            fields: category,
          },
        ],
      },
    ],
  };
}

/**
 * The same for one collection, from the root. Decap asks for the pictures that a new entry can
 * choose from only where its collection names their folder.
 */
function ownPictures(layout: Layout, within: (file: string) => string) {
  const { media_folder, public_folder } = pictureFolder(layout, within);
  return { media_folder: path.join('/', media_folder), public_folder };
}

/** Where uploaded pictures go, and how posts name them. */
function pictureFolder({ name, media }: Layout, within: (file: string) => string) {
  const { folder = '.', address = '' } = media[0] ?? {};
  // Sites that Netlify CMS edited keep theirs one folder further down, as its manual had it.
  const inner = name === 'masthead' ? '' : 'img';
  return {
    media_folder: within(path.join(folder, inner)),
    public_folder: path.join(address || '/', inner),
  };
}
