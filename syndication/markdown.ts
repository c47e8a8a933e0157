import type { BlockContent, PhrasingContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { stringify as writeYaml } from 'yaml';
import { formatDate } from '#newsroom/dates.ts';
import type { Post } from '#newsroom/edition.ts';
import { languageOfPost } from '#newsroom/text/post-language.ts';
import { identity } from '#site/identity.ts';
import { absolute, webAddress } from './addresses.ts';
import { bodyMarkdown } from './content/body-markdown.ts';
import { modifiedAt } from './modified.ts';
import { plain } from './text.ts';

const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', rule: '-', emphasis: '_' });

/**
 * A post as Markdown for machines that read text: who, when and where in front, then what
 * the page shows, in its order.
 * @param html the sanitised body of its page
 * @param picture the one that its page shows above the text
 */
export function postMarkdown(
  post: Post,
  html: string,
  picture: { src: string; alt: string } | null,
  origin: string,
): string {
  const page = absolute(post.path, origin);
  const body = bodyMarkdown(html, page);
  const text = writer.stringify({
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [words(plain(post.title))] },
      ...corrections(post),
      ...firstPublished(post),
      ...pictureOf(picture, page),
      ...body.children,
    ],
  });
  return `---\n${writeYaml(headerOf(post, page), { lineWidth: 0 })}---\n\n${text}`;
}

function headerOf(post: Post, page: string) {
  const modified = modifiedAt(post);
  const lang = languageOfPost(post);
  return {
    title: plain(post.title),
    description: plain(post.description),
    authors: post.authors.map(({ name }) => plain(name)),
    date: post.date,
    ...(modified !== post.date && { updated: modified }),
    categories: post.categories.map(({ label }) => plain(label)),
    ...(lang && { lang }),
    publisher: identity.name,
    canonical: webAddress(post.canonical) ?? page,
  };
}

function corrections({ corrections }: Post): BlockContent[] {
  return corrections.map(({ date, text }) =>
    paragraph(
      { type: 'strong', children: [words(`Correction, ${formatDate(date)}:`)] },
      words(` ${plain(text)}`),
    ),
  );
}

function firstPublished({ canonical }: Post): BlockContent[] {
  const original = webAddress(canonical);
  if (original === null) return [];
  const host = words(new URL(original).host);
  return [
    paragraph(
      words('First published at '),
      { type: 'link', url: original, children: [host] },
      words('.'),
    ),
  ];
}

function pictureOf(picture: { src: string; alt: string } | null, page: string): BlockContent[] {
  if (picture === null) return [];
  const url = absolute(picture.src, page);
  return [paragraph({ type: 'image', url, alt: plain(picture.alt) })];
}

function paragraph(...children: PhrasingContent[]): BlockContent {
  return { type: 'paragraph', children };
}

function words(value: string): PhrasingContent {
  return { type: 'text', value };
}
