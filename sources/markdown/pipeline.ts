import type { Root } from 'hast';
import type { Root as Markdown } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkCjkFriendlyStrikethrough from 'remark-cjk-friendly-gfm-strikethrough';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { ALLOW_LIST } from './html/allow-list.ts';
import { NOTE_PREFIX } from './ids.ts';

/** The libraries' part of the way, one step each. Nothing here knows MDX. */
// Emphasis and strikethrough next to CJK punctuation are not CommonMark's, which looks for blanks.
const reader = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkCjkFriendly)
  .use(remarkCjkFriendlyStrikethrough);
const converter = unified().use(remarkRehype, {
  allowDangerousHtml: true,
  clobberPrefix: NOTE_PREFIX,
});
const htmlReader = unified().use(rehypeRaw);
const cleaner = unified().use(rehypeSanitize, ALLOW_LIST);
const writer = unified().use(rehypeStringify);

export function parseMarkdown(source: string): Markdown {
  return reader.parse(source);
}

/** Raw HTML stays in `raw` nodes. */
export function toHtmlTree(markdown: Markdown): Root {
  return converter.runSync(markdown);
}

/** @param source gives places to what was raw */
export function readRawHtml(tree: Root, source: string): Root {
  return asRoot(htmlReader.runSync(tree, source));
}

export function clean(tree: Root): Root {
  return asRoot(cleaner.runSync(tree));
}

export function writeHtml(tree: Root): string {
  return writer.stringify(tree);
}

/** Some of the libraries answer with the one node that a tree consists of. */
function asRoot(tree: Root | Root['children'][number]): Root {
  return tree.type === 'root' ? tree : { type: 'root', children: [tree] };
}
