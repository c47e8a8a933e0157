import { Document, isScalar, Scalar } from 'yaml';

/** How a value was written before, so that it can be written so again. */
export type Style = Scalar.Type | undefined;

/**
 * The lines of a field in block style.
 * @param depth how many fields it stands within; lines are folded by where they end
 * @param indent blanks before its name
 */
export function renderField(
  key: string,
  value: unknown,
  depth: number,
  indent: string,
  style: Style = undefined,
): string {
  let nested: unknown = { [key]: value };
  for (let level = 0; level < depth; level += 1) nested = { _: nested };
  const document = new Document(nested);
  const path = [...Array(depth).fill('_'), key];
  const node = document.getIn(path, true);
  if (isScalar(node) && style !== undefined && style !== Scalar.PLAIN) node.type = style;
  const lines = document.toString().split('\n').slice(depth);
  const usual = '  '.repeat(depth);
  return lines
    .map((line) => (line.trim() === '' ? line : indent + line.slice(usual.length)))
    .join('\n');
}

/** The lines of one item of a list. */
export function renderItem(value: unknown, depth: number, indent: string): string {
  const field = renderField('_', [value], depth, indent);
  const lines = field.split('\n').slice(1);
  // A list stands two blanks within its field, wherever the original has put it.
  return lines
    .map((line) => (line.startsWith(`${indent}  `) ? line.slice(2) : line))
    .join('\n');
}
