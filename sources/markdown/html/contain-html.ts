import type { Comment, ElementContent, Root } from 'hast';
import { checkDepth } from '../limits.ts';
import type { Report } from '../report.ts';
import { END_IS_OPTIONAL, treatmentOf, VOID } from './html-elements.ts';
import {
  type Child,
  cut,
  type Item,
  isPiece,
  isTag,
  type Parent,
  type Piece,
  pairTags,
  type Raw,
  type Tag,
} from './html-pieces.ts';
import { type HtmlRemarks, htmlRemarksOn } from './html-remarks.ts';

const MORE = /^<!--\s*more\s*-->$/i;

/**
 * Decides about each tag of raw HTML before a parser acts on it, and keeps what an element
 * does within the block in which it was opened: a forgotten end tag does not swallow the rest
 * of the post. What is left are elements of the allow-list, each closed, and of the comments
 * `<!-- more -->` alone. Text is kept, but for that of scripts and the like.
 */
export function containHtml(tree: Root, source: string, report: Report): void {
  const lines = source.split('\n');
  const remarks = htmlRemarksOn(report);
  const contain = (parent: Parent, depth: number) => {
    checkDepth(depth);
    const items = parent.children.flatMap((child): Item[] =>
      child.type === 'raw' ? cut(child, lines) : [child],
    );
    parent.children = rebuild(items, parent.type === 'root', remarks, (child, open) => {
      if (child.type === 'element') contain(child, depth + open + 1);
    });
  };
  contain(tree, 0);
}

/** @param within is given what Markdown made, with the number of elements open around it */
function rebuild(
  items: Item[],
  isRoot: boolean,
  remarks: HtmlRemarks,
  within: (child: Child, open: number) => void,
): ElementContent[] {
  const { endOf, leftOpen } = pairTags(items);
  const out: ElementContent[] = [];
  const open: Tag[] = [];

  const closeDownTo = (depth: number) => {
    for (const tag of open.splice(depth).reverse()) {
      out.push(markup(`</${nameShown(tag)}>`, tag));
      if (!endOf.has(tag) && !END_IS_OPTIONAL.has(tag.token.name)) remarks.unclosed(tag);
    }
  };

  /** Answers with the piece to go on behind, where that is not the tag itself. */
  const start = (tag: Tag): Piece | undefined => {
    const { name } = tag.token;
    const treatment = treatmentOf(name);
    const end = endOf.get(tag);
    switch (treatment.as) {
      case 'unknown':
        out.push(markup(asText(tag.source), tag));
        remarks.unknown(tag);
        return;
      case 'opened':
        if (!treatment.silent) remarks.opened(tag);
        return;
      case 'dropped':
        if (end || VOID.has(name)) {
          if (!treatment.silent) remarks.removed(tag);
          return end;
        }
        out.push(markup(asText(tag.source), tag));
        remarks.unclosed(tag);
        return;
      case 'kept': {
        if (name === 'iframe') {
          out.push(markup(`${tag.source}</iframe>`, tag));
          return end;
        }
        const align = treatment.align ? ` align="${treatment.align}"` : '';
        const rest = tag.source.slice(`<${name}`.length);
        out.push(markup(`<${treatment.name}${align}${rest}`, tag));
        if (!VOID.has(name)) checkDepth(open.push(tag));
      }
    }
  };

  const end = (tag: Tag) => {
    const depth = open.findLastIndex((start) => endOf.get(start) === tag);
    if (depth >= 0) closeDownTo(depth);
    else if (treatmentOf(tag.token.name).as === 'unknown') remarks.unknown(tag);
  };

  for (let index = 0; index < items.length; index++) {
    const item = items[index] as Item;
    if (!isPiece(item)) {
      within(item, open.length);
      out.push(item as ElementContent);
      continue;
    }
    if (!isTag(item)) out.push(...readWithoutTag(item, remarks));
    else if (item.token.kind === 'close') end(item);
    else {
      const last = start(item);
      if (last) index = items.indexOf(last, index);
    }
    // A block of HTML at the top level ends where Markdown ends it, unless its end tag comes.
    const next = items[index + 1];
    if (isRoot && !(next && isPiece(next) && next.of === item.of)) {
      closeDownTo(open.findLastIndex((tag) => !leftOpen.has(tag)) + 1);
    }
  }
  closeDownTo(0);
  return out;
}

function readWithoutTag(piece: Piece, remarks: HtmlRemarks): (Raw | Comment)[] {
  switch (piece.token.kind) {
    case 'comment':
      if (MORE.test(piece.source)) {
        return [{ type: 'comment', value: 'more', position: piece.position }];
      }
      if (!piece.token.closed) remarks.unclosedComment(piece);
      return [];
    case 'instruction':
      remarks.removed(piece);
      return [];
    case 'literal':
      return [markup(asText(piece.source), piece)];
    default:
      return [markup(piece.source, piece)];
  }
}

function nameShown({ token: { name } }: Tag): string {
  const treatment = treatmentOf(name);
  return treatment.as === 'kept' ? treatment.name : name;
}

function markup(value: string, { position }: Piece): Raw {
  return { type: 'raw', value, position };
}

function asText(source: string): string {
  return source.replaceAll('<', '&lt;');
}
