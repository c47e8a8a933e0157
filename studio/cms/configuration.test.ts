import { describe, expect, it } from 'vitest';
import { authorFields, type Fields, postFields } from '#newsroom/frontmatter/fields.ts';
import { layoutWith } from '#sources/layout.ts';
import { cmsConfiguration, type EditedContent } from './configuration.ts';
import type { FormField } from './form-fields.ts';

const layouts = {
  masthead: layoutWith((folder) => folder === 'posts'),
  'netlify-cms': layoutWith((folder) => folder === 'src/pages/blog'),
  bare: layoutWith(() => false),
};

const content: EditedContent = {
  layout: layouts.masthead,
  folder: 'content',
  branch: 'main',
  categories: [{ id: 'category-1', label: 'News' }],
  origin: 'https://news.example.org',
};

type Collection = { name: string; folder?: string; fields?: FormField[] };

function collection(of: EditedContent, name: string): Collection | undefined {
  const all: Collection[] = cmsConfiguration(of).collections;
  return all.find((one) => one.name === name);
}

/** `seo.title`, with what the form says of it. */
function said(fields: readonly FormField[], group = ''): string[] {
  return fields.flatMap(({ name, label, hint, fields: inner }) => [
    `${group}${name}: ${label}. ${hint}`,
    ...(inner ? said(inner, `${group}${name}.`) : []),
  ]);
}

function told(fields: Fields, group = ''): string[] {
  return Object.entries(fields).flatMap(([name, field]) => [
    `${group}${name}: ${field.label}. ${field.help}`,
    ...('fields' in field ? told(field.fields, `${group}${name}.`) : []),
  ]);
}

const named = (fields: readonly FormField[], name: string) =>
  fields.find((field) => field.name === name);

describe.each(Object.entries(layouts))('for a folder laid out as %s', (name, layout) => {
  const of = { ...content, layout };

  it('the form of a post asks for every field of the table, and nothing else but the text', () => {
    const fields = collection(of, 'posts')?.fields ?? [];
    expect(said(fields.filter((field) => field.name !== 'body'))).toEqual(told(postFields));
    expect(named(fields, 'body')).toMatchObject({ widget: 'richtext' });
  });

  it('the form of an author asks for every field of the table, and nothing else', () => {
    const authors = collection(of, 'authors');
    if (name === 'bare') expect(authors).toBeUndefined();
    else expect(said(authors?.fields ?? [])).toEqual(told(authorFields));
  });

  it('what is required is required, but for parts of a group that can be left out', () => {
    const fields = collection(of, 'posts')?.fields ?? [];
    expect(fields.filter(({ required }) => required).map((field) => field.name)).toEqual([
      'title',
      'date',
    ]);
    const picture = named(fields, 'image')?.fields ?? [];
    expect(picture.some(({ required }) => required)).toBe(false);
    const correction = named(fields, 'corrections')?.fields ?? [];
    expect(correction.every(({ required }) => required)).toBe(true);
  });
});

it('posts, pictures and their addresses lie where the content folder has them', () => {
  const where = (layout: EditedContent['layout'], folder: string) => {
    const { collections, media_folder, public_folder } = cmsConfiguration({
      ...content,
      layout,
      folder,
    });
    const folders = (collections as Collection[]).map((one) => one.folder ?? null);
    return [folders[0], media_folder, public_folder];
  };
  expect(where(layouts.masthead, 'content')).toEqual([
    'content/posts',
    'content/media',
    '/media',
  ]);
  expect(where(layouts['netlify-cms'], '')).toEqual(['src/pages/blog', 'static/img', '/img']);
  expect(where(layouts.bare, 'news')).toEqual(['news', 'news/img', '/img']);
});

it('a new post can choose from the pictures that there are', () => {
  expect(collection(content, 'posts')).toMatchObject({
    media_folder: '/content/media',
    public_folder: '/media',
  });
});

it('categories are offered in the form in which files have them', () => {
  const fields = collection(content, 'posts')?.fields ?? [];
  expect(named(fields, 'category')?.options).toEqual([{ value: 'category-1', label: 'News' }]);
});

it('drafts are branches of their own, asked for below the guard', () => {
  const { backend, publish_mode } = cmsConfiguration(content);
  expect(backend).toEqual({ name: 'proxy', proxy_url: '/admin/api/cms', branch: 'main' });
  expect(publish_mode).toBe('editorial_workflow');
});
