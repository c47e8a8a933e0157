import { lookup } from 'mrmime';
import type { Finding } from '#newsroom/findings.ts';
import type { ContentTree } from './content-tree.ts';

/** What a file beside the posts turned out to be: why it is none, and what to say about that. */
export type NotMarkdown = { ignored: string; findings: Finding[] };

/** A file that begins so was probably meant as a post, whatever it is called. */
const FENCE = /^\uFEFF?\s*---[ \t]*\r?\n/;

/** Other files that begin so by their nature, or that say why they are not read. */
const OTHERS = /\.(ya?ml|json|toml|mdx)$/i;

/**
 * Says why a file is no post. One that begins like a post is reported: its name is the only reason
 * for which nobody reads it.
 */
export async function notMarkdown(tree: ContentTree, file: string): Promise<NotMarkdown> {
  if (/\.mdx$/i.test(file)) return { ignored: 'MDX is not read', findings: [] };
  const isText = !OTHERS.test(file) && /^text\/|^$/.test(lookup(file) ?? '');
  const bytes = isText ? await tree.read(file) : null;
  const begins = bytes ? new TextDecoder().decode(bytes.subarray(0, 200)) : '';
  if (!FENCE.test(begins)) return { ignored: 'not Markdown', findings: [] };
  return {
    ignored: 'begins like a post, and its name does not end in .md',
    findings: [
      {
        severity: 'warning',
        rule: 'not-named-markdown',
        file,
        line: 1,
        column: 1,
        message:
          'This file begins like a post (`---`), but its name does not end in .md: it is not read.',
        repair: 'Give it a name that ends in .md, or move it out of the folder of posts.',
      },
    ],
  };
}
