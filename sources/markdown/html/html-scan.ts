/** A piece of raw HTML; the pieces of a string follow each other without a gap. */
export type Token = { start: number; end: number } & (
  | { kind: 'text' | 'literal' | 'instruction' }
  | { kind: 'comment'; closed: boolean }
  | { kind: 'open' | 'close'; name: string; selfClosing: boolean }
);

/** What stands in these is text for HTML, whatever it looks like. */
const RAW_TEXT = new Set(['script', 'style', 'textarea', 'title', 'iframe']);

const TAG_NAME = /<\/?([a-z][^\s/>]*)/iy;
const INSTRUCTION = /<(?:\?[\s\S]*?\?>|!\[CDATA\[[\s\S]*?\]\]>|![^>]*>)/y;

/**
 * Splits raw HTML as HTML's own tokenizer would, in time proportional to its length, so that
 * what a tag means can be decided before a parser acts on it. A `<` that begins no complete
 * tag is text, and so is what stands in an element that holds nothing but text (`literal`).
 */
export function scanHtml(html: string): Token[] {
  const tokens: Token[] = [];
  const lastEnd = html.lastIndexOf('>');
  const neverClosed = new Set<string>();
  let at = 0;
  const text = (end: number, kind: 'text' | 'literal') => {
    if (end > at) tokens.push({ kind, start: at, end });
    at = end;
  };
  while (at < html.length) {
    const next = html.indexOf('<', at);
    text(next < 0 ? html.length : next, 'text');
    if (at >= html.length) break;
    const token = at < lastEnd || html.startsWith('<!--', at) ? readToken(html, at) : null;
    if (!token) {
      text(at + 1, 'literal');
      continue;
    }
    tokens.push(token);
    at = token.end;
    if (token.kind === 'open' && RAW_TEXT.has(token.name) && !neverClosed.has(token.name)) {
      const end = html.slice(at).search(new RegExp(`</${token.name}[\\s/>]`, 'i'));
      if (end < 0) neverClosed.add(token.name);
      else text(at + end, 'literal');
    }
  }
  return tokens;
}

function readToken(html: string, start: number): Token | null {
  if (html.startsWith('<!--', start)) {
    const short = /<!---?>/y;
    short.lastIndex = start;
    if (short.test(html)) return { kind: 'comment', closed: true, start, end: short.lastIndex };
    const end = html.indexOf('-->', start + 4);
    if (end < 0) return { kind: 'comment', closed: false, start, end: html.length };
    return { kind: 'comment', closed: true, start, end: end + 3 };
  }
  INSTRUCTION.lastIndex = start;
  if (INSTRUCTION.test(html)) {
    return { kind: 'instruction', start, end: INSTRUCTION.lastIndex };
  }
  TAG_NAME.lastIndex = start;
  const name = TAG_NAME.exec(html)?.[1]?.toLowerCase();
  const end = name === undefined ? -1 : tagEnd(html, TAG_NAME.lastIndex);
  if (name === undefined || end < 0) return null;
  const kind = html[start + 1] === '/' ? 'close' : 'open';
  return { kind, name, selfClosing: html[end - 2] === '/', start, end };
}

const BETWEEN = /[\s/]*/y;
const ATTRIBUTE_NAME = /[^>][^\s/>=]*\s*/y;
const VALUE = /=\s*(?:(["'])|[^\s>]*)/y;

/** Where the tag ends whose attributes start at `at`, or -1: a `>` in quotes does not count. */
function tagEnd(html: string, at: number): number {
  let position = at;
  const pass = (pattern: RegExp) => {
    pattern.lastIndex = position;
    const match = pattern.exec(html);
    if (match) position = pattern.lastIndex;
    return match;
  };
  while (position < html.length) {
    pass(BETWEEN);
    if (html[position] === '>') return position + 1;
    pass(ATTRIBUTE_NAME);
    const quote = pass(VALUE)?.[1];
    if (quote) {
      position = html.indexOf(quote, position) + 1;
      if (position === 0) return -1;
    }
  }
  return -1;
}
