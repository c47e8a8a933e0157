import type { List, Paragraph, PhrasingContent, RootContent } from 'mdast';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { Edition, Post } from '#newsroom/edition.ts';
import { previewLimits } from '#newsroom/preview-limits.ts';
import { identity } from '#site/identity.ts';
import { machineRoutes, routes } from '#site/routes.ts';
import { absolute } from './addresses.ts';
import { plain, shorten } from './text.ts';

/** How many posts the file names; the sitemap names all. */
const NEWEST = 50;

const writer = unified().use(remarkStringify, { bullet: '-' });

/** The site for language models: https://llmstxt.org/ */
export function writeLlms({ posts, categories }: Edition, origin: string): string {
  const page = (path: string, name: string, about?: string) =>
    entry(absolute(path, origin), name, about);
  return writer.stringify({
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [words(identity.name)] },
      { type: 'blockquote', children: [paragraph(words(identity.description))] },
      paragraph(
        words('Each post is Markdown at its address with '),
        { type: 'inlineCode', value: '.md' },
        words(' behind it.'),
      ),
      ...section('Newest posts', posts.slice(0, NEWEST).map(postEntry(origin))),
      ...section(
        'Categories',
        categories
          .filter(({ posts: filed }) => filed.length > 0)
          .map(({ of }) => page(of.path, plain(of.label))),
      ),
      ...section('More', [
        page(routes.news(), 'News', 'the newest posts, and all by year'),
        page(routes.atom(), 'Atom feed', 'the newest posts as a whole'),
        page(machineRoutes.sitemap(), 'Sitemap', 'every page with the time of its last change'),
        page(routes.subscribe(), 'Subscribe', 'where else the news can be followed'),
      ]),
    ],
  });
}

function postEntry(origin: string) {
  return ({ slug, title, date, description }: Post) =>
    entry(
      absolute(machineRoutes.markdown(slug), origin),
      plain(title),
      `${date.slice(0, 10)}. ${shorten(description, previewLimits.shortDescription)}`,
    );
}

function section(title: string, entries: Paragraph[]): RootContent[] {
  if (entries.length === 0) return [];
  const list: List = {
    type: 'list',
    ordered: false,
    spread: false,
    children: entries.map((child) => ({ type: 'listItem', spread: false, children: [child] })),
  };
  return [{ type: 'heading', depth: 2, children: [words(title)] }, list];
}

function entry(url: string, name: string, about?: string): Paragraph {
  const link: PhrasingContent = { type: 'link', url, children: [words(name)] };
  return about ? paragraph(link, words(`: ${about}`)) : paragraph(link);
}

function paragraph(...children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

function words(value: string): PhrasingContent {
  return { type: 'text', value };
}
