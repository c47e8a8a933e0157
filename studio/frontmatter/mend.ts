import { stringify } from 'yaml';
import type { Fields } from '#newsroom/frontmatter/fields.ts';
import { spliceYaml } from './splice.ts';
import { inManner, plainText, splitFrontmatter } from './split.ts';
import { type Data, isSame, readYaml, tidy } from './values.ts';

/** What an editor has made of an entry: the values of its fields, and its text. */
export type Edited = { data: Data; body: string };

/**
 * Reads an entry as the CMS sends it.
 * @returns null for what is no entry with frontmatter
 */
export function readEdited(raw: string): Edited | null {
  const pieces = splitFrontmatter(plainText(raw).text);
  const data = pieces && readYaml(pieces.yaml);
  return pieces && data && { data, body: pieces.body };
}

/**
 * The file that an edit makes of the one before: the CMS writes all of it anew, and this
 * writes but the lines that say something else. A new file has its fields in the order of
 * the table, and none that is empty.
 * @param original null for a new file
 */
export function mendFile(original: string | null, edited: Edited, fields: Fields): string {
  if (original === null) return newFile(edited, fields);
  const { text, manner } = plainText(original);
  const pieces = splitFrontmatter(text);
  const yaml = pieces && spliceYaml(pieces.yaml, edited.data, fields);
  // Whatever the lines look like, the values count: where they are not those, all is written.
  if (!pieces || yaml === null || !isSame(readYaml(yaml), edited.data)) {
    return inManner(newFile(edited, fields), manner);
  }
  const body = mendBody(pieces.body, edited.body);
  return inManner(pieces.open + yaml + pieces.close + body, manner);
}

/** The CMS has its own way with the empty lines around a text; a file keeps those that it had. */
function mendBody(original: string, edited: string): string {
  const start = original.match(/^\n*/)?.[0] ?? '';
  const end = original.trim() === '' ? '\n' : (original.match(/\s*$/)?.[0] ?? '');
  const [before, after] = [withoutEmptyLines(original), withoutEmptyLines(edited)];
  if (before === after) return original;
  return after === '' ? start : start + after + end;
}

const withoutEmptyLines = (text: string) => text.replace(/^\n+|\s+$/g, '');

function newFile({ data, body }: Edited, fields: Fields): string {
  const text = body.trim() === '' ? '' : `${body.trimEnd()}\n`;
  return `---\n${stringify(tidy(data, fields))}---\n${text}`;
}
