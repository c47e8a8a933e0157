import type { Manuscript } from '../manuscript.ts';
import { previewLimits } from '../preview-limits.ts';
import { shortenText } from './shorten-text.ts';

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
  return shortenText(excerpt.replace(/\s+/g, ' ').trim(), previewLimits.description) || title;
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
