import type { Nodes } from 'mdast';
import { refuseCostlyPatterns } from './costly-patterns.ts';
import { Refusal } from './refusal.ts';

/**
 * What no post needs, and what would hold up a build: a body beyond these limits is refused,
 * so that it costs neither minutes nor the stack.
 */
const CHARACTERS = 1_000_000;
const DEPTH = 100;
/** A level of Markdown can be two of HTML: a list and its item. */
const HTML_DEPTH = 2 * DEPTH;
const CELLS = 20_000;
/** Markers in one line; a line of code may well hold a row of `>`, but not so many. */
const MARKERS = 500;

const PICTURE_IN_TEXT = /data:image\/[a-z]+;base64,[a-z\d+/=]+/gi;
const NESTED_LINE = new RegExp(
  `^(?:[ \\t]*(?:>|(?:[-+*]|\\d{1,9}[.)])(?=[ \\t]))){${MARKERS}}`,
  'm',
);

/** @throws {Refusal} for a body that is too long to be parsed; pictures in the text do not count. */
export function checkSource(source: string): void {
  const characters = source.replace(PICTURE_IN_TEXT, '').length;
  if (characters > CHARACTERS) {
    throw new Refusal(
      'too-long',
      `The text has ${characters} characters; at most ${CHARACTERS} are rendered.`,
      'Split the post, or link to a file for download.',
    );
  }
  if (NESTED_LINE.test(source)) throw nestedTooDeeply();
  refuseCostlyPatterns(source);
}

/** @throws {Refusal} for a tree that is too deep, or whose tables grow beyond all measure. */
export function checkTree(tree: Nodes): void {
  let cells = 0;
  let level: Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH) throw nestedTooDeeply();
    for (const node of level) {
      // A short row is filled up to the width of the head.
      if (node.type === 'table') cells += node.children.length * (node.align?.length ?? 1);
    }
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  if (cells > CELLS) {
    throw new Refusal(
      'too-long',
      `The tables have ${cells} cells; at most ${CELLS} are rendered.`,
      'Keep the part that the text speaks of, and link to the whole as a file.',
    );
  }
}

/** @throws {Refusal} for an element of HTML at that depth. */
export function checkDepth(depth: number): void {
  if (depth > HTML_DEPTH) throw nestedTooDeeply();
}

function nestedTooDeeply(): Refusal {
  return new Refusal(
    'nested-too-deeply',
    `Something is nested more than ${DEPTH} levels deep.`,
    'Look for a long run of “>”, list markers or opening tags, and take it out.',
  );
}
