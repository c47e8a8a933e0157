import { quote } from '#newsroom/quote.ts';
import type { Report } from '../report.ts';
import type { Piece, Tag } from './html-pieces.ts';

/** What an editor is told about the raw HTML of a post. */
export type HtmlRemarks = ReturnType<typeof htmlRemarksOn>;

export function htmlRemarksOn({ warn }: Report) {
  return {
    unknown(tag: Tag) {
      const fate = tag.token.kind === 'open' ? 'shown as text' : 'left out';
      warn(
        tag,
        'unknown-tag',
        `HTML knows no ${quote(tag.source)}; it is ${fate}.`,
        'Write it as code, between backticks.',
      );
    },
    unclosed(tag: Tag) {
      warn(
        tag,
        'unclosed-tag',
        `Nothing ends ${quote(tag.source)}.`,
        `Write “</${tag.token.name}>” where it ends, or write it as code, between backticks.`,
      );
    },
    unclosedComment(comment: Piece) {
      warn(
        comment,
        'unclosed-comment',
        'A comment starts here that nothing ends, so that nothing after it is shown.',
        'Write “-->” where the comment ends.',
      );
    },
    opened(tag: Tag) {
      warn(
        tag,
        'removed-html',
        `${quote(tag.source)} has no place in a post; what stands in it is kept.`,
        'Take the tag out, or link to a page that has it.',
      );
    },
    removed(piece: Piece) {
      warn(
        piece,
        'removed-html',
        `${quote(piece.source)} was removed with all that stands in it.`,
        'Take it out; a picture can be a file of its own, and code can stand between backticks.',
      );
    },
  };
}
