import { isSigns, together } from './words.ts';

/** A piece of text; `marked` where a reader looked for it. */
export type Piece = { text: string; marked: boolean };

/** Stand for the beginning and the end of a mark: characters that mean nothing in a text. */
const BEGIN = '\uE000';
const END = '\uE001';

/**
 * Reads an excerpt of the index: text in which `<` and `>` are written as references, and the
 * words that were found stand in `<mark>`.
 */
export function readExcerpt(excerpt: string): Piece[] {
  const text = excerpt
    .replaceAll('<mark>', BEGIN)
    .replaceAll('</mark>', END)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
  return piecesOf(together(text));
}

/** Marks the words that a reader looked for where words of a text begin with them. */
export function markWords(text: string, words: string): Piece[] {
  const sought = words.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (sought.length === 0) return piecesOf(text);
  const found = sought.map((word) =>
    isSigns(word) ? word : `(?<![\\p{L}\\p{N}])${word}[\\p{L}\\p{N}]*`,
  );
  return piecesOf(text.replace(new RegExp(found.join('|'), 'giu'), `${BEGIN}$&${END}`));
}

function piecesOf(text: string): Piece[] {
  return text
    .split(/([\uE000\uE001])/)
    .map((piece, at, all) => ({ text: piece, marked: all[at - 1] === BEGIN }))
    .filter(({ text }) => text !== '' && text !== BEGIN && text !== END);
}

/** The pieces as nodes of a page: text stays text. */
export function nodesOf(pieces: Piece[]): Node[] {
  return pieces.map(({ text, marked }) => {
    if (!marked) return document.createTextNode(text);
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
}
