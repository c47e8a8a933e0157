import type { Element, ElementContent, Root } from 'hast';
import type { Point } from '../report.ts';
import { treatmentOf, VOID } from './html-elements.ts';
import { scanHtml, type Token } from './html-scan.ts';

export type Parent = Root | Element;
export type Child = Parent['children'][number];
export type Raw = Extract<ElementContent, { type: 'raw' }>;

/** A piece of raw HTML with its own place, and which of the parent's children it was cut from. */
export type Piece = {
  token: Token;
  source: string;
  of: Raw;
  position: { start: Point; end: Point };
};
export type Tag = Piece & { token: Extract<Token, { kind: 'open' | 'close' }> };
export type Item = Child | Piece;

export function isPiece(item: Item): item is Piece {
  return 'token' in item;
}

export function isTag(piece: Piece): piece is Tag {
  return piece.token.kind === 'open' || piece.token.kind === 'close';
}

/** Containers of Markdown take their markers off the lines of a piece; places count them in. */
export function cut(raw: Raw, sourceLines: string[]): Piece[] {
  const origin = raw.position?.start ?? { line: 1, column: 1, offset: 0 };
  let offset = 0;
  const lines = raw.value.split('\n').map((text, index) => {
    const start = offset;
    offset += text.length + 1;
    const before = index > 0 ? (sourceLines[origin.line - 1 + index]?.indexOf(text) ?? 0) : 0;
    return { start, column: index > 0 ? Math.max(before, 0) + 1 : origin.column };
  });
  let line = 0;
  return scanHtml(raw.value).map((token) => {
    while ((lines[line + 1]?.start ?? Infinity) <= token.start) line++;
    const { start, column } = lines[line] ?? { start: 0, column: 1 };
    const point = {
      line: origin.line + line,
      column: column + token.start - start,
      // The HTML parser takes no place without it.
      offset: (origin.offset ?? 0) + token.start,
    };
    const source = raw.value.slice(token.start, token.end);
    return { token, source, of: raw, position: { start: point, end: point } };
  });
}

/**
 * Finds the end tag of each start tag among siblings, and the start tags that nothing ends,
 * not even the end of an element around them.
 */
export function pairTags(items: Item[]): { endOf: Map<Tag, Piece>; leftOpen: Set<Tag> } {
  const endOf = new Map<Tag, Piece>();
  const open: Tag[] = [];
  for (const item of items) {
    if (!isPiece(item) || !isTag(item)) continue;
    const { name, kind } = item.token;
    if (VOID.has(name) || treatmentOf(name).as === 'unknown') continue;
    if (kind === 'open') {
      open.push(item);
      continue;
    }
    const depth = open.findLastIndex((tag) => tag.token.name === name);
    const start = depth < 0 ? undefined : open.splice(depth)[0];
    if (start) endOf.set(start, item);
  }
  return { endOf, leftOpen: new Set(open) };
}
