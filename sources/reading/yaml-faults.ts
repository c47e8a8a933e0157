import type { YAMLError } from 'yaml';
import { unclosedBrackets, unclosedQuote } from './yaml-text.ts';

/** What is wrong with a piece of YAML, in the words of people who write frontmatter. */
export type YamlFault = {
  /** Where it begins, not where the parser gives up. */
  offset: number;
  message: string;
  repair: string;
};

/**
 * Says what is wrong with frontmatter that the parser refuses. What follows from another fault, on
 * the same line or behind a quotation mark that is not closed, is left out.
 * @param firstLine line of the file on which the YAML starts
 */
export function yamlFaults(
  yaml: string,
  errors: readonly Pick<YAMLError, 'code' | 'message' | 'pos'>[],
  firstLine: number,
): YamlFault[] {
  const unclosed = unclosedQuote(yaml);
  if (unclosed !== null) {
    const before = errors.filter(({ pos }) => pos[0] < unclosed);
    return [
      ...yamlFaults(yaml.slice(0, unclosed), before, firstLine),
      openText(yaml, unclosed),
    ];
  }
  const seen = new Set<string>();
  const isNew = (key: string) => !seen.has(key) && Boolean(seen.add(key));
  return errors
    .filter(({ pos }) => isNew(`error at ${pos[0]}`))
    .map((error) => faultOf(yaml, error, firstLine))
    .filter(({ offset }) => isNew(`line ${numberAt(yaml, offset)}`))
    .sort((a, b) => a.offset - b.offset);
}

function openText(yaml: string, offset: number): YamlFault {
  const mark = yaml[offset] ?? '"';
  return {
    offset,
    message: `The text that opens with ${mark} here has no closing ${mark}.`,
    repair: `Write ${mark} at its end.`,
  };
}

function faultOf(
  yaml: string,
  { code, message, pos: [pos] }: Pick<YAMLError, 'code' | 'message' | 'pos'>,
  firstLine: number,
): YamlFault {
  const line = lineAt(yaml, pos);
  const start = yaml.lastIndexOf('\n', pos - 1) + 1;
  if (/flow (sequence|map)/i.test(message)) return openBracket(yaml, pos);
  switch (code) {
    case 'TAB_AS_INDENT':
      return {
        offset: pos,
        message: 'This line is indented by a tab; YAML takes blanks only.',
        repair: 'Write two blanks in its place.',
      };
    case 'DUPLICATE_KEY':
      return twice(yaml, pos, firstLine);
    case 'BAD_DQ_ESCAPE':
      return {
        offset: pos,
        message: `In text within " a \\ begins a code, and “${yaml.slice(pos, pos + 2)}” is none.`,
        repair: 'Write \\\\ for a \\, or put the text in \' instead of ".',
      };
    case 'MULTIPLE_DOCS':
      return {
        offset: start,
        message: 'The line `...` above ends the fields, and this one is read no more.',
        repair: 'Take the line `...` out.',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return /:(\s|$)/.test(line.slice(pos - start))
        ? needsQuotes(yaml, pos, 'holds a colon with a blank behind it')
        : indentedUnder(yaml, pos);
    case 'MULTILINE_IMPLICIT_KEY':
    case 'MISSING_CHAR':
      return noField(yaml, pos);
    case 'BAD_INDENT':
      return {
        offset: start + indentOf(line),
        message: 'This line is indented by more or fewer blanks than those that it belongs to.',
        repair: 'Indent it as they are.',
      };
    case 'BAD_SCALAR_START':
    case 'BAD_ALIAS':
    case 'TAG_RESOLVE_FAILED':
      return needsQuotes(yaml, pos, null);
    case 'UNEXPECTED_TOKEN':
      return unexpected(yaml, pos);
    default:
      return {
        offset: pos,
        message: 'From here on the fields cannot be read.',
        repair: 'Put text with a colon, quote or # in quotation marks, and indent with blanks.',
      };
  }
}

function openBracket(yaml: string, pos: number): YamlFault {
  const all = unclosedBrackets(yaml);
  const offset = all.findLast((at) => at <= pos) ?? all[0] ?? pos;
  const [what, end] = yaml[offset] === '{' ? ['group', '}'] : ['list', ']'];
  return {
    offset,
    message: `The ${what} that opens with \`${yaml[offset]}\` here has no \`${end}\`.`,
    repair: `Write \`${end}\` at its end; if it is plain text, put it in quotation marks.`,
  };
}

function twice(yaml: string, pos: number, firstLine: number): YamlFault {
  const start = yaml.lastIndexOf('\n', pos - 1) + 1;
  const before = yaml.slice(start, pos).replace(/- /g, '  ');
  const key = /^(?:"[^"\n]*"|'[^'\n]*'|[^:\n]*)/.exec(yaml.slice(pos))?.[0].trim() ?? '';
  const lines = yaml.split('\n');
  const at = numberAt(yaml, pos);
  const earlier = lines
    .slice(0, at - 1)
    .findLastIndex((line) => line.replace(/- /g, '  ').startsWith(`${before}${key}:`));
  const places =
    earlier === -1 ? '' : ` (line ${earlier + firstLine} and ${at + firstLine - 1})`;
  return {
    offset: pos,
    message: `\`${key}\` stands twice${places}, and only one of the two could be read.`,
    repair: 'Take one out.',
  };
}

/** A value that YAML takes for something else than text. @param why null: by its first character */
function needsQuotes(yaml: string, pos: number, why: string | null): YamlFault {
  const { key, offset } = valueAt(yaml, pos);
  const name = key === null ? '' : `${key}: `;
  const first = yaml[offset] ?? '';
  const value = yaml.slice(offset).split('\n')[0]?.trim() ?? '';
  const mark = value.includes('"') ? "'" : '"';
  return {
    offset,
    message:
      why === null
        ? `A value that starts with \`${first}\` needs quotation marks.`
        : `The value${key === null ? '' : ` of \`${key}\``} ${why}, and needs quotation marks.`,
    repair: `Write \`${name}${mark}${shortened(value)}${mark}\`.`,
  };
}

function unexpected(yaml: string, pos: number): YamlFault {
  const { offset } = valueAt(yaml, pos);
  const mark = yaml[offset];
  if (mark !== '"' && mark !== "'") return needsQuotes(yaml, pos, null);
  const other = mark === '"' ? "'" : '"';
  return {
    offset: pos,
    message: `The text that opens with ${mark} is closed before this, and more follows.`,
    repair: `Put the whole of it in ${other}, or write ${mark === '"' ? '\\"' : "''"} for a ${mark} within it.`,
  };
}

function indentedUnder(yaml: string, pos: number): YamlFault {
  const { key } = valueAt(yaml, pos);
  const next = yaml.indexOf('\n', pos) + 1;
  return {
    offset: next + indentOf(lineAt(yaml, next)),
    message: `This line is indented${key === null ? '' : ` below \`${key}\``}, which has a value already.`,
    repair: 'Write the line without blanks in front of it.',
  };
}

function noField(yaml: string, pos: number): YamlFault {
  const line = lineAt(yaml, pos);
  const offset = yaml.lastIndexOf('\n', pos - 1) + 1 + indentOf(line);
  const [, name] = /^\s*([\w-]+):\S/.exec(line) ?? [];
  if (name) {
    return {
      offset,
      message: `Behind \`${name}:\` a blank is missing.`,
      repair: `Write \`${name}: …\`.`,
    };
  }
  const above = yaml.slice(0, offset).split('\n').slice(0, -1);
  const [, key] =
    /^\s*([\w-]+):/.exec(above.findLast((one) => /^\s*[\w-]+:/.test(one)) ?? '') ?? [];
  return key
    ? {
        offset,
        message: `This line belongs to \`${key}\` above, and starts too far left.`,
        repair: 'Indent it by two spaces.',
      }
    : {
        offset,
        message: 'This line is no field: it has no name with a colon and a blank behind it.',
        repair: 'Write `name: value`, or take the line out.',
      };
}

/** The value that begins on the line of an offset, and the name of its field. */
function valueAt(yaml: string, pos: number): { key: string | null; offset: number } {
  const start = yaml.lastIndexOf('\n', pos - 1) + 1;
  const field = /^\s*(?:- )*([\w-]+):[ \t]+/.exec(lineAt(yaml, pos));
  const item = /^\s*(?:- )+/.exec(lineAt(yaml, pos));
  const before = (field ?? item)?.[0].length;
  return { key: field?.[1] ?? null, offset: before === undefined ? pos : start + before };
}

const lineAt = (yaml: string, offset: number) =>
  yaml.slice(yaml.lastIndexOf('\n', offset - 1) + 1).split('\n', 1)[0] ?? '';

const numberAt = (yaml: string, offset: number) => yaml.slice(0, offset).split('\n').length;

const indentOf = (line: string) => /^\s*/.exec(line)?.[0].length ?? 0;

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
