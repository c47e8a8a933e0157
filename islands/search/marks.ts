/** A piece of text; `marked` where a reader looked for it. */
export type Piece = { text: string; marked: boolean };

/**
 * Reads an excerpt of the index: text in which `<` and `>` are written as references, and the
 * words that were found stand in `<mark>`.
 */
export function readExcerpt(excerpt: string): Piece[] {
  return excerpt.split(/<(\/?)mark>/).reduce<Piece[]>((pieces, part, at, all) => {
    // Between two texts stands what the pattern caught: a slash at the end of a mark.
    if (at % 2 === 0 && part) pieces.push({ text: plain(part), marked: all[at - 1] === '' });
    return pieces;
  }, []);
}

/** Marks the words that a reader looked for where words of a text begin with them. */
export function markWords(text: string, words: string): Piece[] {
  const sought = words.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (sought.length === 0) return [{ text, marked: false }];
  const found = new RegExp(
    `(?<![\\p{L}\\p{N}])((?:${sought.join('|')})[\\p{L}\\p{N}]*)`,
    'giu',
  );
  return text
    .split(found)
    .map((piece, at) => ({ text: piece, marked: at % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

function plain(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
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
