import { decodeHTMLStrict } from 'entities';

/** Elements with which people mark up a line of text; whatever else looks like a tag is text. */
const INLINE =
  'a|abbr|b|bdi|big|cite|code|del|em|font|i|ins|kbd|mark|p|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var|div';
const VOID = 'br|wbr|hr';

/** A start tag with its attributes up to its end tag, which is the next of its name. */
const PAIR = new RegExp(
  String.raw`<(${INLINE})(?:\s[^<>]*)?>((?:(?!<\1[\s>]).)*?)</\1\s*>`,
  'giu',
);
/** Blanks at both ends: `between <b> and </b>` speaks of the tags. A paragraph may be set so. */
const SPOKEN_OF = /^<(?!p|div)[^<>]*>\s.*\s</iu;
const LINE_BREAK = new RegExp(String.raw`\s*<(?:${VOID})\s*/?>\s*`, 'gi');

/**
 * What readers are shown of a title or a description that was written for HTML: without the tags of
 * formatting, and with entities as the characters that they stand for. Only whole pairs of known
 * tags go, so that `C++ <T>` and `how <script> works` stay as they are; and what an entity becomes
 * is text, never a tag.
 */
export function shownText(written: string): string {
  let text = written.replace(LINE_BREAK, ' ');
  // Each round takes out the innermost pairs.
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(PAIR, (pair, _name, inner) => (SPOKEN_OF.test(pair) ? pair : inner));
  }
  return decodeHTMLStrict(text)
    .replace(/\s*[\t\n\v\f\r\u0085\u2028\u2029]+\s*/g, ' ')
    .trim();
}
