import type { Definition, FootnoteDefinition, Root, Table } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { quote } from '#newsroom/quote.ts';
import { placesIn } from './places.ts';
import type { Report } from './report.ts';

/**
 * Warns of text that Markdown reads, and no reader sees, and of signs that would be text.
 * @param prose the text as `proseOf` made it
 */
export function reportUnshown(tree: Root, prose: string, report: Report): void {
  reportNotes(tree, report);
  reportDefinitions(tree, report);
  visit(tree, 'table', (table) => reportCells(table, report));
  reportMissingNotes(tree, prose, report);
  reportControls(prose, report);
}

/** What stands in brackets behind a caret was meant as a reference, where there are notes. */
function reportMissingNotes(tree: Root, prose: string, report: Report): void {
  const read = new Set<number | undefined>();
  let hasNotes = false;
  visit(tree, (node) => {
    if (node.type === 'footnoteDefinition') hasNotes = true;
    if (node.type.startsWith('footnote')) read.add(node.position?.start.offset);
  });
  const places = placesIn(prose);
  for (const { 0: written, 1: label = '', index } of prose.matchAll(REFERENCE)) {
    // `[^a-z]` may well be a pattern.
    if (read.has(index) || !(hasNotes || /^\d+$/.test(label))) continue;
    report.warn(
      { position: { start: places.at(index) } },
      'missing-footnote',
      `The text has no note ${quote(written)}; the reference is shown as it stands.`,
      `Write the note in a line of its own, as in “${written}: …”, or take the reference out.`,
    );
  }
}

const REFERENCE = /(?<!\\)\[\^([^\]\s^]{1,100})\]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202D\u202E]/g;

/** One warning a line: a text that was copied from a terminal has hundreds. */
function reportControls(prose: string, report: Report): void {
  const places = placesIn(prose);
  let last = 0;
  for (const { 0: sign, index } of prose.matchAll(CONTROL)) {
    const start = places.at(index);
    if (start.line === last) continue;
    last = start.line;
    report.warn(
      { position: { start } },
      'control-character',
      `A control character stands here: ${quote(sign)}. Readers do not see it.`,
      'Delete it; it often comes with text that was copied from a PDF or a terminal.',
    );
  }
}

/** A note is shown where the text refers to it, or another note that is shown. */
function reportNotes(tree: Root, report: Report): void {
  const notes = new Map<string, FootnoteDefinition>();
  visit(tree, 'footnoteDefinition', (note) => {
    if (!notes.has(note.identifier)) notes.set(note.identifier, note);
    else {
      report.warn(
        note,
        'repeated-footnote',
        `The note ${labelOf(note)} is defined for the second time; only the first is shown.`,
        'Give one of them another name.',
      );
    }
  });
  const shown = new Set<string>();
  const follow = (within: Root | FootnoteDefinition) => {
    visit(within, (node) => {
      if (node.type === 'footnoteDefinition' && node !== within) return SKIP;
      if (node.type === 'footnoteReference' && !shown.has(node.identifier)) {
        shown.add(node.identifier);
        const note = notes.get(node.identifier);
        if (note) follow(note);
      }
      return undefined;
    });
  };
  follow(tree);
  for (const [identifier, note] of notes) {
    if (shown.has(identifier)) continue;
    report.warn(
      note,
      'unused-footnote',
      `Nothing refers to ${labelOf(note)}, so that the note is not shown.`,
      `Write ${labelOf(note)} where the note belongs, or take it out.`,
    );
  }
}

const labelOf = ({ label, identifier }: FootnoteDefinition | Definition) =>
  quote(`[^${label ?? identifier}]`);

function reportDefinitions(tree: Root, report: Report): void {
  const used = new Set<string>();
  visit(tree, (node) => {
    if (node.type === 'linkReference' || node.type === 'imageReference')
      used.add(node.identifier);
  });
  const seen = new Map<string, string>();
  visit(tree, 'definition', (definition) => {
    const { identifier, url } = definition;
    const first = seen.get(identifier);
    if (first === undefined) seen.set(identifier, url);
    if (first !== undefined && first !== url) {
      report.warn(
        definition,
        'repeated-link-definition',
        `The link ${quote(`[${identifier}]`)} is defined for the second time, with another address; only the first counts.`,
        'Give one of them another name.',
      );
    } else if (first === undefined && !used.has(identifier) && !isComment(definition)) {
      report.warn(
        definition,
        'unused-link-definition',
        `No link is called ${quote(`[${identifier}]`)}, so that its address ${quote(url)} leads from nowhere.`,
        `Write [${identifier}] where the link belongs, or take the line out.`,
      );
    }
  });
}

/** `[//]: # (a remark)` and `[comment]: <> (a remark)` are how people hide remarks. */
const isComment = ({ url }: Definition) => url === '' || url === '#';

function reportCells({ children, align }: Table, report: Report): void {
  const columns = align?.length ?? children[0]?.children.length ?? 0;
  for (const row of children) {
    const [first, ...others] = row.children.slice(columns);
    const text = [first, ...others].flatMap((cell) => (cell ? textOf(cell) : [])).join(' ');
    if (!first || text.trim() === '') continue;
    report.warn(
      first,
      'extra-cells',
      `The row has ${row.children.length} cells, and the table ${columns} columns: ${quote(text.trim())} is not shown.`,
      'Add a column to the head of the table, or write “\\|” for a line that parts no cells.',
    );
  }
}
