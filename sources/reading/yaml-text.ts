import { Lexer } from 'yaml';

/** YAML in which text in quotation marks may go on in the first column. */
export type YamlText = {
  /** The same lines; some are indented by more blanks. */
  yaml: string;
  /** By line, from 1: how many blanks were put before it. */
  added: Map<number, number>;
};

/** More wrapped texts than this in one file are no slip; each costs a look at the whole file. */
const MOST = 50;

/**
 * Indents the lines on which text in quotation marks continues further left than YAML 1.2 wants.
 * js-yaml, gray-matter and PyYAML read such text, and so did the sites that used them. Its value is
 * the same: within quotation marks a line's first blanks do not count.
 */
export function withContinuedText(written: string): YamlText {
  const added = new Map<number, number>();
  let yaml = written;
  for (let round = 0; round < MOST; round += 1) {
    const start = tokensOf(yaml).find(({ source }) => isUnclosed(source))?.offset;
    const end = start === undefined ? null : closingQuote(yaml, start);
    if (start === undefined || end === null) break;
    const before = yaml;
    yaml = indented(yaml, start, end, added);
    if (yaml === before) break;
  }
  return { yaml, added };
}

/** Where text begins that no quotation mark closes; null where all are closed. */
export function unclosedQuote(yaml: string): number | null {
  return tokensOf(yaml).find(({ source }) => isUnclosed(source))?.offset ?? null;
}

/** Where lists and groups begin that no bracket closes. */
export function unclosedBrackets(yaml: string): number[] {
  const open: number[] = [];
  const unclosed: number[] = [];
  for (const { source, offset } of tokensOf(yaml)) {
    if (source === '[' || source === '{') open.push(offset);
    else if (source === ']' || source === '}') open.pop();
    else if (source === BROKEN_OFF) unclosed.push(...open.splice(0));
  }
  return [...unclosed, ...open];
}

/** What the lexer puts where a list or a group ends without its bracket. */
const BROKEN_OFF = '\x18';

/** What the lexer puts between pieces of text, and which is none. */
const MARKS = new Set(['\x02', BROKEN_OFF, '\x1F']);

function tokensOf(yaml: string): { source: string; offset: number }[] {
  let offset = 0;
  return [...new Lexer().lex(yaml)].map((source) => {
    const token = { source, offset };
    if (!MARKS.has(source)) offset += source.length;
    return token;
  });
}

function isUnclosed(source: string): boolean {
  const [quote] = source;
  if (quote !== '"' && quote !== "'") return false;
  return source.length === 1 || closingQuote(source, 0) === null;
}

/** The offset of the quotation mark that closes the one at `start`, with nothing else behind it. */
function closingQuote(yaml: string, start: number): number | null {
  const isDouble = yaml[start] === '"';
  for (let at = start + 1; at < yaml.length; at += 1) {
    if (isDouble && yaml[at] === '\\') at += 1;
    else if (!isDouble && yaml[at] === "'" && yaml[at + 1] === "'") at += 1;
    else if (yaml[at] === yaml[start]) {
      return /^[ \t]*([,\]}:]|#|\n|$)/.test(yaml.slice(at + 1, at + 200)) ? at : null;
    }
  }
  return null;
}

function indented(
  yaml: string,
  start: number,
  end: number,
  added: Map<number, number>,
): string {
  const lines = yaml.split('\n');
  const lineOf = (offset: number) => yaml.slice(0, offset).split('\n').length;
  const first = lineOf(start);
  const wanted = indentOf(lines[first - 1] ?? '') + 4;
  for (let line = first + 1; line <= lineOf(end); line += 1) {
    const text = lines[line - 1] ?? '';
    const missing = wanted - indentOf(text);
    if (missing <= 0 || text.trim() === '') continue;
    lines[line - 1] = ' '.repeat(missing) + text;
    added.set(line, (added.get(line) ?? 0) + missing);
  }
  return lines.join('\n');
}

const indentOf = (line: string) => /^ */.exec(line)?.[0].length ?? 0;
