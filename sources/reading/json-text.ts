import {
  findNodeAtLocation,
  getNodeValue,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { Place, Where } from '#newsroom/place.ts';

/** Why a text is not JSON, by the parser's name of the error. */
const REASONS: Record<string, string> = {
  InvalidSymbol: 'this is no value: text stands in double quotation marks',
  InvalidNumberFormat: 'this is no number',
  PropertyNameExpected: 'a name in double quotation marks is missing',
  ValueExpected: 'a value is missing',
  ColonExpected: 'a colon is missing',
  CommaExpected: 'a comma is missing',
  CloseBraceExpected: 'a `}` is missing',
  CloseBracketExpected: 'a `]` is missing',
  EndOfFileExpected: 'more follows after its end',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'a quotation mark is missing',
  UnexpectedEndOfNumber: 'a number is cut off',
  InvalidUnicode: 'this is no code of a character',
  InvalidEscapeCharacter: 'no such character stands after a backslash',
  InvalidCharacter: 'a line break or control character stands in a text',
};

/**
 * Reads JSON that people write. Comments and trailing commas are errors: other programs that read
 * the same files do not take them.
 * @returns the value, with the position of each part of it, or the first error and where it is
 */
export function readJsonText(
  text: string,
): (Pick<Where, 'position'> & { value: unknown }) | { fault: Place & { reason: string } } {
  const errors: ParseError[] = [];
  const root = treeOf(text, errors);
  if (root === 'too-deep') {
    return { fault: { line: 1, column: 1, reason: 'it is nested too deeply' } };
  }
  const [error] = errors;
  if (error || !root) {
    const reason =
      REASONS[error ? printParseErrorCode(error.error) : 'ValueExpected'] ?? 'it is damaged';
    return { fault: { ...placeAt(text, error?.offset ?? 0), reason } };
  }
  return {
    value: getNodeValue(root),
    position: (path) => {
      const depth = path.findIndex((_, at) => !findNodeAtLocation(root, path.slice(0, at + 1)));
      const nearest = depth < 0 ? path : path.slice(0, depth);
      return placeAt(text, findNodeAtLocation(root, nearest)?.offset ?? 0);
    },
  };
}

/** The parser calls itself for each level, and no list of categories has thousands. */
function treeOf(text: string, errors: ParseError[]) {
  try {
    return parseTree(text, errors, { disallowComments: true });
  } catch (error) {
    if (error instanceof RangeError) return 'too-deep';
    throw error;
  }
}

function placeAt(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split(/\r\n|[\r\n]/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
