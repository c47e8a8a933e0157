import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';
import { plainText } from './plain-text.ts';

/**
 * Puts tables into boxes that scroll, each with a name as those of code have (code.ts), and says
 * of each header cell what it heads.
 */
export function presentTables(tree: Root): void {
  let number = 0;
  visit(tree, 'element', (table, index, parent) => {
    if (table.tagName !== 'table' || !parent || index === undefined) return;
    const ariaLabel = [`Table ${++number}`, captionOf(table)].filter(Boolean).join(': ');
    const box = { className: 'table-scroll', role: 'group', ariaLabel };
    for (const row of rowsOf(table)) scopeHeaders(row);
    parent.children[index] = h('div', box, table);
    return SKIP;
  });
}

type Row = { row: Element; inHead: boolean };

function rowsOf(table: Element): Row[] {
  const rows: Row[] = [];
  const gather = (of: Element, inHead: boolean) => {
    for (const child of of.children) {
      if (child.type !== 'element') continue;
      if (child.tagName === 'tr') rows.push({ row: child, inHead });
      else if (/^t(?:head|body|foot)$/.test(child.tagName))
        gather(child, child.tagName === 'thead');
    }
  };
  gather(table, false);
  return rows;
}

/** An empty header cell heads nothing: it is an ordinary cell. */
function scopeHeaders({ row, inHead }: Row): void {
  const cells = row.children.filter((cell) => cell.type === 'element');
  const onlyHeaders = cells.every(({ tagName }) => tagName === 'th');
  for (const cell of cells) {
    if (cell.tagName !== 'th') continue;
    if (cell.children.length === 0) {
      cell.tagName = 'td';
      delete cell.properties.scope;
    } else cell.properties.scope ??= inHead || onlyHeaders ? 'col' : 'row';
  }
}

function captionOf(table: Element): string {
  const caption = table.children.find(
    (child) => child.type === 'element' && child.tagName === 'caption',
  );
  return caption ? plainText(caption) : '';
}
