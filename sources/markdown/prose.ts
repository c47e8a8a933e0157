import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Raw HTML whose text is code, or that shows nothing. */
const CODE_IN_HTML = ['pre', 'code', 'kbd', 'samp', 'script', 'style'];

/**
 * The source with blanks in the place of code and comments, so that what is written there is
 * not mistaken for syntax. Every other sign keeps its place.
 */
export function proseOf(source: string, tree: Root): string {
  const blanked: [start: number, end: number][] = [];
  visit(tree, ({ type, position }) => {
    const [start, end] = [position?.start.offset, position?.end.offset];
    if (start === undefined || end === undefined) return;
    if (type === 'code' || type === 'inlineCode') blanked.push([start, end]);
  });
  const withoutCode = blank(source, blanked);
  const html = CODE_IN_HTML.flatMap((name) => spans(withoutCode, `<${name}`, `</${name}>`));
  return blank(withoutCode, [...html, ...spans(withoutCode, '<!--', '-->')]);
}

/** Where something starts and ends, in time proportional to the text. */
function spans(text: string, starts: string, ends: string): [number, number][] {
  const lower = text.toLowerCase();
  const found: [number, number][] = [];
  for (let at = 0; ; ) {
    const start = lower.indexOf(starts, at);
    const end = start < 0 ? -1 : lower.indexOf(ends, start);
    if (end < 0) return found;
    at = end + ends.length;
    // `<prefix>` is no `<pre>`.
    if (!/[a-z]/.test(lower[start + starts.length] ?? '')) found.push([start, at]);
  }
}

function blank(text: string, places: [number, number][]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const [start, end] of places.sort(([a], [b]) => a - b)) {
    if (end <= done) continue;
    const from = Math.max(start, done);
    pieces.push(text.slice(done, from), text.slice(from, end).replace(/[^\n]/g, ' '));
    done = end;
  }
  return [...pieces, text.slice(done)].join('');
}
