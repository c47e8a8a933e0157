import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { type Data, isData, isSame, readJson } from './values.ts';

type Splice = { start: number; end: number; text: string };

/**
 * The same for a file of JSON, such as the list of categories: lists keep the lines of the
 * items that stay.
 * @param original null for a new file
 */
export function mendJson(original: string | null, data: Data): string {
  const anew = `${JSON.stringify(data, null, 2)}\n`;
  if (original === null || readJson(original) === null) return anew;
  // JSON is YAML, and the reader of that one says where in the text a value stands.
  const { contents, errors } = parseDocument(original, { prettyErrors: false });
  if (errors.length > 0 || !contents) return anew;
  const splices: Splice[] = [];
  spliceValue(original, contents, data, splices);
  let text = original;
  for (const { start, end, text: value } of splices.sort((a, b) => b.start - a.start)) {
    text = text.slice(0, start) + value + text.slice(end);
  }
  return isSame(readJson(text), data) ? text : anew;
}

function spliceValue(text: string, node: Node, value: unknown, splices: Splice[]): void {
  const before: unknown = JSON.parse(sourceOf(text, node));
  if (isSame(before, value)) return;
  const [start = 0, end = 0] = node.range ?? [];
  if (isMap(node) && isData(value)) {
    for (const { key, value: child } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (name in value) spliceValue(text, child as Node, value[name], splices);
    }
  } else if (isSeq(node) && Array.isArray(value) && value.length > 0 && node.items.length > 1) {
    splices.push({ start, end, text: listOf(text, node.items as Node[], [start, end], value) });
  } else {
    splices.push({ start, end, text: JSON.stringify(value) });
  }
}

function listOf(
  text: string,
  items: Node[],
  [start, end]: [number, number],
  after: unknown[],
): string {
  const sources = items.map((item) => sourceOf(text, item));
  const [first, second] = items.map((item) => item.range ?? [0, 0, 0]);
  const between = text.slice(first?.[1], second?.[0]);
  const written = after.map((item) => {
    const same = sources.find((source) => isSame(JSON.parse(source), item));
    return same ?? oneLine(item);
  });
  const head = text.slice(start, first?.[0]);
  const tail = text.slice(items.at(-1)?.range?.[1], end);
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

function sourceOf(text: string, { range }: Node): string {
  return text.slice(range?.[0], range?.[1]);
}
