import {
  type CST,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Fields } from '#newsroom/frontmatter/fields.ts';
import { withContinuedText } from '#sources/reading/yaml-text.ts';
import { renderField, renderItem } from './render.ts';
import { type Data, fieldsWithin, isData, isEmpty, isSame, readYaml } from './values.ts';

type Splice = { start: number; end: number; text: string };

/** Where in a file a group of fields stands. */
type Place = { depth: number; indent: string; fields: Fields };

/**
 * Writes new values into a piece of YAML and leaves every line as it is that says nothing
 * else: comments, quotes, folds and the order of fields. Fields that are new stand where the
 * table of fields has them.
 * @returns null where it cannot be done line by line (`{a: 1}`, anchors)
 */
export function spliceYaml(written: string, data: Data, fields: Fields): string | null {
  const { yaml } = withContinuedText(written);
  const document = parseDocument(yaml, { keepSourceTokens: true, prettyErrors: false });
  const { contents, errors } = document;
  if (errors.length > 0 || !isMap(contents) || contents.flow) return null;
  const before = readYaml(yaml);
  if (before === null) return null;
  const splices: Splice[] = [];
  spliceMap(yaml, contents, before, data, { depth: 0, indent: '', fields }, splices);
  let text = yaml;
  for (const { start, end, text: added } of splices.sort(lastFirst)) {
    text = text.slice(0, start) + added + text.slice(end);
  }
  return text;
}

/** From the end, so that places before it stay where they are. */
const lastFirst = (a: Splice, b: Splice) => b.start - a.start || b.end - a.end;

function spliceMap(
  yaml: string,
  map: YAMLMap,
  before: Data,
  after: Data,
  place: Place,
  splices: Splice[],
): void {
  const pairs = new Map(map.items.map((pair) => [nameOf(pair), pair]));
  for (const [name, pair] of pairs) {
    if (isSame(before[name], after[name])) continue;
    if (isEmpty(after[name])) {
      splices.push({
        start: lineStart(yaml, startOf(pair)),
        end: afterLine(yaml, endOf(pair)),
        text: '',
      });
    } else {
      spliceValue(yaml, name, pair, [before[name], after[name]], place, splices);
    }
  }
  const added = Object.keys(after).filter((name) => !pairs.has(name) && !isEmpty(after[name]));
  const order = Object.keys(place.fields);
  for (const name of added.sort((a, b) => order.indexOf(a) - order.indexOf(b))) {
    const at = placeFor(yaml, name, order, pairs);
    const text = renderField(name, after[name], place.depth, place.indent);
    splices.push({ start: at, end: at, text });
  }
}

function spliceValue(
  yaml: string,
  name: string,
  pair: Pair,
  [before, after]: [unknown, unknown],
  place: Place,
  splices: Splice[],
): void {
  const { value } = pair;
  const within = { ...place, depth: place.depth + 1, fields: fieldsWithin(place.fields, name) };
  if (isMap(value) && !value.flow && isData(before) && isData(after)) {
    const indent = yaml.slice(
      lineStart(yaml, startOf(value.items[0])),
      startOf(value.items[0]),
    );
    spliceMap(yaml, value, before, after, { ...within, indent }, splices);
    return;
  }
  if (isSeq(value) && !value.flow && Array.isArray(before) && Array.isArray(after)) {
    splices.push(spliceSequence(yaml, value, before, after, place.depth));
    return;
  }
  const style = isScalar(value) ? value.type : undefined;
  const rendered = renderField(name, after, place.depth, place.indent, style);
  const start = startOf(pair);
  const end = endOf(pair);
  const replaced = yaml.slice(start, end);
  const text = rendered.slice(place.indent.length);
  splices.push({ start, end, text: replaced.endsWith('\n') ? text : text.replace(/\n$/, '') });
}

/** Items that stay keep their lines, also where others come, go, or change places. */
function spliceSequence(
  yaml: string,
  sequence: YAMLSeq,
  before: unknown[],
  after: unknown[],
  depth: number,
): Splice {
  const starts = dashesOf(sequence).map((dash) => lineStart(yaml, dash));
  const end = afterLine(yaml, sequence.range?.[1] ?? 0);
  const lines = starts.map((start, index) => yaml.slice(start, starts[index + 1] ?? end));
  const indent = lines[0]?.match(/^ */)?.[0] ?? '';
  const left = new Set(before.keys());
  const text = after.map((item) => {
    const same = [...left].find((index) => isSame(before[index], item));
    if (same === undefined) return renderItem(item, depth, indent);
    left.delete(same);
    return lines[same] ?? '';
  });
  return { start: starts[0] ?? end, end, text: text.join('') };
}

/** After the nearest field that comes before it in the table; else before all others. */
function placeFor(yaml: string, name: string, order: string[], pairs: Map<string, Pair>) {
  const own = order.indexOf(name);
  const before = [...pairs].filter(
    ([other]) => own === -1 || (order.includes(other) && order.indexOf(other) < own),
  );
  const nearest = own === -1 ? before.at(-1) : before.sort(byOrder(order)).at(-1);
  if (nearest) return afterLine(yaml, endOf(nearest[1]));
  const [first] = pairs.values();
  return first ? lineStart(yaml, startOf(first)) : yaml.length;
}

const byOrder =
  (order: string[]) =>
  ([a]: [string, Pair], [b]: [string, Pair]) =>
    order.indexOf(a) - order.indexOf(b);

function nameOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

function startOf(pair: Pair | undefined): number {
  return (pair && isScalar(pair.key) && pair.key.range?.[0]) || 0;
}

/** The end of a field's value, without a comment behind it. */
function endOf({ key, value, srcToken }: Pair): number {
  const colon = srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
  const after = colon ? colon.offset + 1 : (isScalar(key) && key.range?.[1]) || 0;
  const end = isScalar(value) || isMap(value) || isSeq(value) ? (value.range?.[1] ?? 0) : 0;
  return Math.max(after, end);
}

function dashesOf({ srcToken }: YAMLSeq): number[] {
  const token = srcToken as CST.BlockSequence | undefined;
  return (token?.items ?? []).flatMap(({ start }) =>
    start.flatMap(({ type, offset }) => (type === 'seq-item-ind' ? [offset] : [])),
  );
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The start of the line behind the one in which something ends. */
function afterLine(text: string, end: number): number {
  if (end > 0 && text[end - 1] === '\n') return end;
  const next = text.indexOf('\n', end);
  return next === -1 ? text.length : next + 1;
}
