import { type Token as Parse5Token, Tokenizer, TokenizerMode } from 'parse5';

/** A piece of raw HTML; the pieces of a string follow each other without a gap. */
export type Token = { start: number; end: number } & (
  | { kind: 'text' | 'literal' | 'instruction' }
  | { kind: 'comment'; closed: boolean }
  | { kind: 'open' | 'close'; name: string }
);

/** For HTML, what stands in these elements is text, whatever it looks like. */
const RAW_TEXT = new Set(['script', 'style', 'textarea', 'title', 'iframe']);

/**
 * Splits raw HTML with the tokenizer of the parser that reads it afterwards (parse5), so that
 * what a tag means can be decided first. It differs from HTML in two ways: a `<` that begins no
 * complete tag is text (`literal`) and takes nothing along, and an element that holds only text
 * does so only where its end tag follows.
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
      const end = tokenize(html, at, token.name);
      if (end) text(end.start, 'literal');
      else neverClosed.add(token.name);
    }
  }
  return tokens;
}

/** What HTML takes for a comment, and other languages for more: it ends where those say. */
const INSTRUCTIONS = { '<?': '?>', '<![CDATA[': ']]>' };

function readToken(html: string, start: number): Token | null {
  for (const [begins, ends] of Object.entries(INSTRUCTIONS)) {
    const end = html.startsWith(begins, start) ? html.indexOf(ends, start + begins.length) : -1;
    if (end >= 0) return { kind: 'instruction', start, end: end + ends.length };
  }
  return /^<(!|\/?[a-z])/i.test(html.slice(start, start + 3)) ? tokenize(html, start) : null;
}

/**
 * The first tag, comment or declaration from a place on; null where none is complete.
 * @param within the name of an element that holds text: then its end tag is the first
 */
function tokenize(html: string, from: number, within?: string): Token | null {
  let found: Token | null = null;
  let closed = true;
  const take =
    <T extends Parse5Token.CommentToken | Parse5Token.DoctypeToken | Parse5Token.TagToken>(
      kindOf: (token: T) => Pick<Token, 'kind'>,
    ) =>
    (token: T) => {
      const { startOffset = 0, endOffset = 0 } = token.location ?? {};
      found ??= {
        ...kindOf(token),
        start: from + startOffset,
        end: Math.min(from + endOffset, html.length),
      } as Token;
      tokenizer.pause();
    };
  const tag = (kind: 'open' | 'close') =>
    take((token: Parse5Token.TagToken) => ({ kind, name: token.tagName }));
  const ignore = () => undefined;
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: tag('open'),
      onEndTag: tag('close'),
      onComment: take(() =>
        html.startsWith('<!--', from) ? { kind: 'comment', closed } : { kind: 'instruction' },
      ),
      onDoctype: take(() => ({ kind: 'instruction' })),
      onEof: ignore,
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
      onParseError: ({ code }) => {
        if (code === 'eof-in-comment') closed = false;
      },
    },
  );
  if (within) {
    tokenizer.state = TokenizerMode.RAWTEXT;
    tokenizer.lastStartTagName = within;
  }
  tokenizer.write(html.slice(from), true);
  return found;
}
