import { Refusal } from './refusal.ts';

/**
 * Patterns that take a Markdown parser a time that grows with the square of their number. All
 * were measured; at these limits each costs less than a second. A block ends at an empty line or a
 * list item. No post was seen to have a tenth of them.
 */
const LIMITS = {
  emphasis: {
    most: 2_000,
    what: 'signs of emphasis (“*”, “_” or “~”) in one paragraph',
    repair: 'Take out those that mark nothing, or write the text as code, between backticks.',
  },
  brackets: {
    most: 3_000,
    what: 'brackets “[” in one paragraph',
    repair: 'Take out those that are no links, or part the paragraph.',
  },
  unpaired: {
    most: 500,
    what: 'brackets in one paragraph that have no partner',
    repair: 'Close each “[” and each “](”, or take them out.',
  },
  notes: {
    most: 2_000,
    what: 'references to footnotes',
    repair: 'Keep a reference for each note, and take out the others.',
  },
  mailboxes: {
    most: 4_000,
    what: 'mail addresses',
    repair: 'Keep those that the text speaks of, and link to the whole list as a file.',
  },
  items: {
    most: 4_000,
    what: 'list items',
    repair: 'Keep those that the text speaks of, and link to the whole list as a file.',
  },
  headings: {
    most: 2_000,
    what: 'headings and rules',
    repair: 'Part the text into several posts, or link to the whole as a file.',
  },
  cells: {
    most: 20_000,
    what: 'cells of tables',
    repair: 'Keep the part that the text speaks of, and link to the whole as a file.',
  },
} satisfies Record<string, { most: number; what: string; repair: string }>;

type Pattern = keyof typeof LIMITS;

/** Patterns whose count starts again in each block. */
const OF_A_BLOCK: Pattern[] = ['emphasis', 'brackets', 'unpaired'];

const FENCE = /^[ \t>]*(`{3,}|~{3,})/;
const ITEM = /^[ \t>]*(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/;
const HEADING = /^ {0,3}(?:#{1,6}(?:[ \t]|$)|(?:=+|-+)[ \t]*$|(?:[*_-][ \t]*){3,}$)/;
/** Escaped signs and code count as nothing. */
const SIGN = /\\.|`+[^`]*`+|[*_~]+|\[\^?|\]\(?|\)|[\w.+-]@(?=\w)/g;

/**
 * Refuses the known patterns in one pass over the text, before a parser sees it.
 * @throws {Refusal} with the place where the pattern begins
 */
export function refuseCostlyPatterns(source: string): void {
  const count = counter();
  let fence: string | null = null;
  for (const [index, text] of source.split('\n').entries()) {
    const line = index + 1;
    const marker = FENCE.exec(text)?.[1];
    if (fence !== null) {
      if (marker?.startsWith(fence)) fence = null;
      continue;
    }
    if (marker) fence = marker;
    else if (text.trim() === '') count.newBlock();
    else if (text.trimStart().startsWith('|')) {
      count.add('cells', line, 1, text.split('|').length - 2);
    } else countLine(text, line, count);
  }
}

function countLine(text: string, line: number, count: Counter): void {
  const marker = ITEM.exec(text)?.[0] ?? '';
  if (marker) {
    count.newBlock();
    count.add('items', line, 1);
  }
  if (HEADING.test(text)) count.add('headings', line, 1);
  const open: ('[' | '(')[] = [];
  let unpaired = 0;
  let first: number | undefined;
  const miss = (column: number) => {
    unpaired += 1;
    first ??= column;
  };
  for (const { 0: sign, index } of text.slice(marker.length).matchAll(SIGN)) {
    const column = marker.length + index + 1;
    if (/^[*_~]/.test(sign)) count.add('emphasis', line, column);
    else if (sign.startsWith('[')) {
      count.add(sign === '[^' ? 'notes' : 'brackets', line, column);
      open.push('[');
    } else if (sign.startsWith(']')) {
      if (open.pop() !== '[') miss(column);
      if (sign === '](') open.push('(');
    } else if (sign === ')') {
      if (open.at(-1) === '(') open.pop();
    } else if (sign.endsWith('@')) count.add('mailboxes', line, column);
  }
  if (unpaired + open.length > 0) {
    count.add('unpaired', line, first ?? 1, unpaired + open.length);
  }
}

type Counter = ReturnType<typeof counter>;

function counter() {
  type Count = { number: number; line: number; column: number };
  const counts = new Map<Pattern, Count>();
  return {
    add(pattern: Pattern, line: number, column: number, number = 1) {
      const count = counts.get(pattern) ?? { number: 0, line, column };
      count.number += number;
      counts.set(pattern, count);
      const { most, what, repair } = LIMITS[pattern];
      if (count.number <= most) return;
      throw new Refusal(
        'too-many-signs',
        `From here on, the text has more than ${most} ${what}.`,
        repair,
        {
          start: { line: count.line, column: count.column },
        },
      );
    },
    newBlock() {
      for (const pattern of OF_A_BLOCK) counts.delete(pattern);
    },
  };
}
