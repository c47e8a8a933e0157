import { isUtf8 } from 'node:buffer';
import { isScalar, LineCounter, type Node, parseDocument, Scalar } from 'yaml';
import type { Finding } from '#newsroom/findings.ts';
import type { Where } from '#newsroom/place.ts';
import { costInYaml } from './parsing/costly-yaml.ts';

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
 * Returns either the file or the errors that keep it from being read, never both.
 */
export function readSourceFile(
  file: string,
  bytes: Uint8Array,
): { source: SourceFile } | { errors: Finding[] } {
  const fail = (
    rule: string,
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
  if (!FENCE.test(lines[open] ?? '')) {
    return fail(
      'no-frontmatter',
      open + 1,
      1,
      `The file starts with ${quote(lines[open] ?? '')} and has no frontmatter.`,
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
  const counter = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: counter,
    prettyErrors: false,
  });
  const place = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: line + open + 1, column: col };
  };
  const invalid = (message: string, at: { line: number; column: number }): Finding => ({
    severity: 'error',
    rule: 'invalid-yaml',
    file,
    ...at,
    message: `The frontmatter is not YAML: ${message.replace(/\.$/, '')}.`,
    repair: 'Put text with a colon, quote or # in quotation marks, and indent with spaces.',
  });
  if (document.errors.length > 0) {
    return {
      errors: document.errors.map((error) => invalid(error.message, place(error.pos[0]))),
    };
  }
  let data: unknown;
  try {
    data = document.toJS();
  } catch (error) {
    // Aliases that expand too far; the parser itself does not follow them.
    return { errors: [invalid(String(error), { line: open + 1, column: 1 })] };
  }
  return {
    source: {
      data,
      body: lines.slice(close + 1).join('\n'),
      bodyLine: close + 2,
      position(path) {
        for (let depth = path.length; depth > 0; depth -= 1) {
          const node = document.getIn(path.slice(0, depth), true) as Node | undefined;
          if (node?.range) return place(node.range[0]);
        }
        return { line: open + 1, column: 1 };
      },
      written(path) {
        const node = document.getIn(path, true);
        return isScalar(node) && node.type === Scalar.PLAIN ? (node.source ?? null) : null;
      },
    },
  };
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
