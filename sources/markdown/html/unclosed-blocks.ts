import type { Html, Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { quote } from '#newsroom/quote.ts';
import type { Report } from '../report.ts';

/**
 * In Markdown a line that begins with `<script>`, `<pre>`, `<style>`, `<textarea>`, `<?` or
 * `<!x` takes everything up to its end tag, and the whole rest of the post if there is none.
 * No author means that, so such a beginning is read as text. For the parser a character of
 * the same length, which no text holds, stands in its place: places stay what they are.
 */
const STAND_IN = '\uFDD0';

const BEGINNING = /<(?=(?:script|pre|style|textarea)(?:[\s>]|$)|\?|![a-z]|!\[CDATA\[)/gi;
const ENDS: [begins: RegExp, ends: RegExp][] = [
  [/^<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![a-z]/i, />/],
];

/** What holds blocks; within a line, a tag is a piece of its own and swallows nothing. */
const BLOCKS = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

/** @param parse how Markdown is read, from text to tree */
export function parseWithoutSwallowing(
  source: string,
  parse: (source: string) => Root,
  report: Report,
): Root {
  const tree = parse(source);
  const unclosed: Html[] = [];
  visit(tree, 'html', (node, _, parent) => {
    if (parent && BLOCKS.has(parent.type) && isUnclosed(node.value)) unclosed.push(node);
  });
  if (unclosed.length === 0) return tree;

  let masked = source;
  for (const node of unclosed) {
    const { start, end } = node.position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) continue;
    // No beginning within it has an end either.
    masked =
      masked.slice(0, start.offset) +
      masked.slice(start.offset, end.offset).replace(BEGINNING, STAND_IN) +
      masked.slice(end.offset);
    report.warn(
      node,
      'unclosed-tag',
      `Nothing ends ${quote(/^<[^\s>]*>?/.exec(node.value)?.[0])}; it is shown as text.`,
      'Write where it ends, or write it as code, between backticks.',
    );
  }
  const whole = parse(masked);
  visit(whole, unmask);
  return whole;
}

function isUnclosed(html: string): boolean {
  return ENDS.some(([begins, ends]) => begins.test(html) && !ends.test(html));
}

function unmask(node: Nodes): void {
  const fields = node as unknown as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') fields[name] = value.replaceAll(STAND_IN, '<');
  }
}
