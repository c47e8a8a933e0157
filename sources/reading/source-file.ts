import { isUtf8 } from 'node:buffer';
import type { ErrorRule } from '#newsroom/error-rules.ts';
import type { Finding } from '#newsroom/findings.ts';
import type { Where } from '#newsroom/place.ts';
import { costInYaml } from '../parsing/costly-yaml.ts';
import { readFrontmatter } from './read-frontmatter.ts';

/** A source file taken apart: its frontmatter as data, its body as text, positions for both. */
export type SourceFile = Pick<Where, 'position' | 'written'> & {
  data: unknown;
  body: string;
  /** The line of the file on which the body starts, from 1. */
  bodyLine: number;
};

const FENCE = /^---[ \t]*$/;

/**
 * Reads one file's bytes. Tolerates a BOM, CRLF, and blank lines before the first fence.
 * @returns the file; or the errors that keep it from being read; or why it is none of ours:
 *   a file without frontmatter, such as README.md
 */
export function readSourceFile(
  file: string,
  bytes: Uint8Array,
): { source: SourceFile } | { errors: Finding[] } | { ignored: string } {
  const fail = (
    rule: ErrorRule,
    line: number,
    column: number,
    message: string,
    repair: string,
  ) => ({
    errors: [{ severity: 'error' as const, rule, file, line, column, message, repair }],
  });
  if (!isUtf8(bytes)) {
    const { line, column } = firstBadByte(bytes);
    return fail(
      'not-utf8',
      line,
      column,
      'A byte here is not UTF-8.',
      'Save the file with the encoding UTF-8.',
    );
  }
  const text = new TextDecoder('utf-8').decode(bytes).replace(/\r\n?/g, '\n');
  if (text.trim() === '') {
    return fail(
      'empty-file',
      1,
      1,
      'The file is empty.',
      'Write a post into it, or delete it.',
    );
  }

  const lines = text.split('\n');
  const open = lines.findIndex((line) => line.trim() !== '');
  const first = lines[open] ?? '';
  if (/^\+\+\+\s*$/.test(first)) {
    return fail(
      'toml-frontmatter',
      open + 1,
      1,
      'This file has TOML frontmatter (`+++`), as Hugo and Zola write it.',
      'Write its fields as YAML between two lines `---`, as in `title: …`.',
    );
  }
  if (!FENCE.test(first)) {
    if (!looksLikeFields(lines.slice(open, open + 10))) {
      return { ignored: 'has no frontmatter: it does not start with a line `---`' };
    }
    return fail(
      'no-frontmatter',
      open + 1,
      1,
      `The file starts with ${quote(first)}, and its fields have no line \`---\` above them.`,
      'Start it with a line `---`, the fields, and another line `---`.',
    );
  }
  const close = lines.findIndex((line, index) => index > open && FENCE.test(line));
  if (close === -1) {
    return fail(
      'no-frontmatter',
      open + 1,
      1,
      'The frontmatter that starts here has no end.',
      'Close it with a line `---` before the text.',
    );
  }

  const yaml = lines.slice(open + 1, close).join('\n');
  const cost = costInYaml(yaml);
  if (cost) {
    return fail(
      'too-costly',
      open + 2,
      1,
      `The frontmatter that starts here ${cost}.`,
      'Keep the fields that the handbook names, and put everything else into the text.',
    );
  }
  const frontmatter = readFrontmatter(yaml, open + 1);
  if ('faults' in frontmatter) {
    return {
      errors: frontmatter.faults.map((fault) => ({
        severity: 'error',
        rule: 'invalid-yaml',
        file,
        ...fault,
      })),
    };
  }
  return {
    source: {
      ...frontmatter,
      body: lines.slice(close + 1).join('\n'),
      bodyLine: close + 2,
    },
  };
}

/** Whether somebody meant to write a post, and forgot the line above the fields. */
function looksLikeFields(lines: string[]): boolean {
  return lines.some((line) => /^(templateKey|title|date)\s*:\s/.test(line));
}

/** Position of the first byte that does not decode; a replacement character that was written is none. */
function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  let [offset, line, column] = [0, 1, 1];
  for (const character of new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)) {
    const length = Buffer.byteLength(character);
    const written = Buffer.from(bytes.subarray(offset, offset + length)).toString();
    if (character === '\uFFFD' && (written !== character || length !== 3)) break;
    offset += length;
    if (character === '\n') [line, column] = [line + 1, 1];
    else column += 1;
  }
  return { line, column };
}

function quote(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return `“${short}”`;
}
