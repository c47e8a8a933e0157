import type { Manuscript } from './manuscript.ts';

/** As much as the strictest reader of link previews shows. */
export const DESCRIPTION_CHARACTERS = 200;

/** What stands for a post where there is no room for it: plain text on one line. */
export function descriptionOf({
  title,
  seo,
  excerpt,
}: Pick<Manuscript, 'title' | 'seo'> & { excerpt: string }): string {
  if (seo.description !== null) {
    const plain = plainText(seo.description);
    if (plain !== '') return plain;
  }
  return shortenText(excerpt.replace(/\s+/g, ' ').trim(), DESCRIPTION_CHARACTERS) || title;
}

/** Text without the Markdown that editors put into fields which are shown as they are. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g, '$1')
    .replace(/\[([^\]]+)\]\[[^\]]*\]/g, '$1')
    .replace(/<(https?:\/\/[^<>\s]+)>/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])([*_])(?=\S)([^*_]+)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Text of at most `limit` characters, ended by … where something was left out. */
export function shortenText(text: string, limit: number): string {
  const characters = [...text];
  if (characters.length <= limit) return text;
  const start = characters.slice(0, limit - 1).join('');
  const word = start.lastIndexOf(' ');
  // Scripts without blanks, and addresses, are cut where the room ends.
  const cut = word > start.length / 2 ? start.slice(0, word) : withoutLastCluster(start);
  return `${cut.replace(/[\s,;:–—-]+$/u, '')}…`;
}

/** The last cluster may have lost its accents, or half a flag, to the cut. */
function withoutLastCluster(text: string): string {
  const clusters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)];
  return text.slice(0, clusters.at(-1)?.index ?? 0);
}
