import { type Node, parseTree } from 'jsonc-parser';
import { type Data, isData, isSame, readJson } from './values.ts';

type Splice = { start: number; end: number; text: string };

/**
 * Writes changed data into a file of JSON, such as the list of categories, and leaves the text of
 * what stays the same as it is: lists keep the lines of their items.
 * @param original null for a new file
 */
export function mendJson(original: string | null, data: Data): string {
  const anew = `${JSON.stringify(data, null, 2)}\n`;
  if (original === null || readJson(original) === null) return anew;
  const root = parseTree(original);
  if (!root) return anew;
  const splices: Splice[] = [];
  spliceValue(original, root, data, splices);
  let text = original;
  for (const { start, end, text: value } of splices.sort((a, b) => b.start - a.start)) {
    text = text.slice(0, start) + value + text.slice(end);
  }
  return isSame(readJson(text), data) ? text : anew;
}

function spliceValue(text: string, node: Node, value: unknown, splices: Splice[]): void {
  const before: unknown = JSON.parse(sourceOf(text, node));
  if (isSame(before, value)) return;
  const { offset, length, type, children = [] } = node;
  if (type === 'object' && isData(value)) {
    for (const { children: [key, child] = [] } of children) {
      if (child && key?.value in value) spliceValue(text, child, value[key?.value], splices);
    }
  } else if (
    type === 'array' &&
    Array.isArray(value) &&
    value.length > 0 &&
    children.length > 1
  ) {
    splices.push({ start: offset, end: offset + length, text: listOf(text, node, value) });
  } else {
    splices.push({ start: offset, end: offset + length, text: JSON.stringify(value) });
  }
}

function listOf(
  text: string,
  { offset, length, children = [] }: Node,
  after: unknown[],
): string {
  const sources = children.map((item) => sourceOf(text, item));
  const ends = children.map((item) => [item.offset, item.offset + item.length]);
  const between = text.slice(ends[0]?.[1], ends[1]?.[0]);
  const written = after.map((item) => {
    const same = sources.find((source) => isSame(JSON.parse(source), item));
    return same ?? oneLine(item);
  });
  const head = text.slice(offset, ends[0]?.[0]);
  const tail = text.slice(ends.at(-1)?.[1], offset + length);
  return head + written.join(between) + tail;
}

/** `{ "id": "news", "text": "News" }`, as people write a list of them. */
function oneLine(item: unknown): string {
  if (!isData(item)) return JSON.stringify(item);
  const fields = Object.entries(item).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `{ ${fields.join(', ')} }`;
}

function sourceOf(text: string, { offset, length }: Node): string {
  return text.slice(offset, offset + length);
}
