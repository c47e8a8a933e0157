import type { Comment, Element, ElementContent, Root } from 'hast';
import { quote } from '#newsroom/remarks.ts';
import { END_IS_OPTIONAL, treatmentOf, VOID } from './html-elements.ts';
import { scanHtml, type Token } from './html-scan.ts';
import { checkDepth } from './limits.ts';
import type { Point, Report } from './report.ts';

type Parent = Root | Element;
type Child = Parent['children'][number];
type Raw = Extract<ElementContent, { type: 'raw' }>;

/** A piece of raw HTML with its own place, and which of the parent's children it was cut from. */
type Piece = { token: Token; source: string; of: Raw; position: { start: Point; end: Point } };
type Item = Child | Piece;
type Tag = Piece & { token: Extract<Token, { kind: 'open' | 'close' }> };

const MORE = /^<!--\s*more\s*-->$/i;

/**
 * Decides about each tag of raw HTML before a parser acts on it, and keeps what an element
 * does within the block in which it was opened: a forgotten end tag does not swallow the rest
 * of the post. What is left are elements of the allow-list, each closed, and of the comments
 * `<!-- more -->` alone. Text is kept, but for that of scripts and the like.
 */
export function containHtml(tree: Root, source: string, report: Report): void {
  const lines = source.split('\n');
  const contain = (parent: Parent, depth: number) => {
    checkDepth(depth);
    const items = parent.children.flatMap((child): Item[] =>
      child.type === 'raw' ? cut(child, lines) : [child],
    );
    parent.children = rebuild(items, parent.type === 'root', report, (child, open) => {
      if (child.type === 'element') contain(child, depth + open + 1);
    });
  };
  contain(tree, 0);
}

/** Containers of Markdown take their markers off the lines of a piece; places count them in. */
function cut(raw: Raw, sourceLines: string[]): Piece[] {
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

/** @param within is given what Markdown made, with the number of elements open around it */
function rebuild(
  items: Item[],
  isRoot: boolean,
  report: Report,
  within: (child: Child, open: number) => void,
): ElementContent[] {
  const out: ElementContent[] = [];
  const open: Tag[] = [];
  const { endOf, leftOpen } = match(items);

  const closeDownTo = (depth: number) => {
    for (const tag of open.splice(depth).reverse()) {
      out.push(markup(`</${keptName(tag)}>`, tag));
      if (!endOf.has(tag) && !END_IS_OPTIONAL.has(tag.token.name)) warnUnclosed(tag, report);
    }
  };
  const enter = (tag: Tag, name: string, align?: string) => {
    const rest = tag.source.slice(1 + tag.token.name.length);
    out.push(markup(`<${name}${align ? ` align="${align}"` : ''}${rest}`, tag));
    if (!VOID.has(name)) open.push(tag);
    checkDepth(open.length);
  };

  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (item === undefined) break;
    if (!isPiece(item)) {
      within(item, open.length);
      out.push(item as ElementContent);
      continue;
    }
    const skipTo = (end: Piece | undefined) => {
      if (end) index = items.indexOf(end, index);
    };
    if (item.token.kind === 'text') out.push(markup(item.source, item));
    else if (item.token.kind === 'literal') out.push(markup(asText(item.source), item));
    else if (item.token.kind === 'comment') out.push(...readComment(item, report));
    else if (item.token.kind === 'instruction') warnRemoved(item, report);
    else if (isTag(item) && item.token.kind === 'close') {
      const depth = open.findLastIndex((tag) => endOf.get(tag) === item);
      if (depth >= 0) closeDownTo(depth);
      else if (treatmentOf(item.token.name).as === 'unknown') warnUnknown(item, report);
    } else if (isTag(item)) {
      const { name } = item.token;
      const treatment = treatmentOf(name);
      const end = endOf.get(item);
      if (treatment.as === 'unknown') {
        out.push(markup(asText(item.source), item));
        warnUnknown(item, report);
      } else if (treatment.as === 'opened') {
        if (!treatment.silent) warnOpened(item, report);
      } else if (treatment.as === 'dropped' && !end && !VOID.has(name)) {
        out.push(markup(asText(item.source), item));
        warnUnclosed(item, report);
      } else if (treatment.as === 'dropped') {
        warnRemoved(item, report);
        skipTo(end);
      } else if (name === 'iframe') {
        out.push(markup(`${item.source}</iframe>`, item));
        skipTo(end);
      } else {
        enter(item, treatment.name, treatment.align);
      }
    }
    // A block of HTML at the top level ends where Markdown ends it, unless its end tag comes.
    const next = items[index + 1];
    if (isRoot && !(next && isPiece(next) && next.of === item.of)) {
      const inner = open.findLastIndex((tag) => !leftOpen.has(tag));
      closeDownTo(inner + 1);
    }
  }
  closeDownTo(0);
  return out;
}

/** Finds the end tag of each start tag, and the start tags that nothing ends, not even implicitly. */
function match(items: Item[]): { endOf: Map<Tag, Piece>; leftOpen: Set<Tag> } {
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

function isPiece(item: Item): item is Piece {
  return 'token' in item;
}

function isTag(piece: Piece): piece is Tag {
  return piece.token.kind === 'open' || piece.token.kind === 'close';
}

function keptName({ token: { name } }: Tag): string {
  const treatment = treatmentOf(name);
  return 'name' in treatment ? treatment.name : name;
}

function readComment(piece: Piece, report: Report): Comment[] {
  if (MORE.test(piece.source)) {
    return [{ type: 'comment', value: 'more', position: piece.position }];
  }
  if ('closed' in piece.token && !piece.token.closed) {
    report.warn(
      piece,
      'unclosed-comment',
      'A comment starts here that nothing ends, so that nothing after it is shown.',
      'Write “-->” where the comment ends.',
    );
  }
  return [];
}

function markup(value: string, { position }: Piece): Raw {
  return { type: 'raw', value, position };
}

function asText(source: string): string {
  return source.replaceAll('<', '&lt;');
}

function warnUnknown(tag: Tag, report: Report): void {
  report.warn(
    tag,
    'unknown-tag',
    `HTML knows no ${quote(tag.source)}; it is ${tag.token.kind === 'open' ? 'shown as text' : 'left out'}.`,
    'Write it as code, between backticks.',
  );
}

function warnUnclosed(tag: Tag, report: Report): void {
  report.warn(
    tag,
    'unclosed-tag',
    `Nothing ends ${quote(tag.source)}.`,
    `Write “</${tag.token.name}>” where it ends, or write it as code, between backticks.`,
  );
}

function warnOpened(tag: Tag, report: Report): void {
  report.warn(
    tag,
    'removed-html',
    `${quote(tag.source)} has no place in a post; what stands in it is kept.`,
    'Take the tag out, or link to a page that has it.',
  );
}

function warnRemoved(piece: Piece, report: Report): void {
  report.warn(
    piece,
    'removed-html',
    `${quote(piece.source)} was removed with all that stands in it.`,
    'Take it out; a picture can be a file of its own, and code can stand between backticks.',
  );
}
