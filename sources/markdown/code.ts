import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { quote } from '#newsroom/quote.ts';
import { highlight, isTooLong, type Language, languageNamed } from './highlight.ts';
import type { Report } from './report.ts';

/** Names that ask for no colours. */
const PLAIN = new Set([
  'text',
  'txt',
  'plain',
  'plaintext',
  'none',
  'nohighlight',
  'no-highlight',
  'output',
]);

/**
 * Highlights blocks of code with classes, and gives each a name: those that scroll are stops of
 * the keyboard (islands/scrolling-boxes.ts). A group is no landmark, of which a page has few.
 */
export async function presentCode(tree: Root, report: Report): Promise<void> {
  const blocks: Element[] = [];
  visit(tree, 'element', (element) => {
    if (element.tagName === 'pre') blocks.push(element);
  });
  for (const [index, block] of blocks.entries()) {
    const language = await colour(block, report);
    Object.assign(block.properties, {
      role: 'group',
      ariaLabel: [`Code ${index + 1}`, language?.name].filter(Boolean).join(': '),
    });
  }
}

/** Colours one block; answers with its language, if that is known. */
async function colour(block: Element, report: Report): Promise<Language | undefined> {
  const [code, ...rest] = block.children;
  if (code?.type !== 'element' || code.tagName !== 'code' || rest.length > 0) return;
  const written = writtenLanguage(code);
  if (written === null || PLAIN.has(written.toLowerCase())) return;
  const language = languageNamed(written);
  if (!language) {
    report.warn(
      block,
      'unknown-language',
      `The language ${quote(written)} is not known; the code is shown without colours.`,
      'Write a name such as “bash”, “yaml”, “python”, “diff” or “text”.',
    );
    return;
  }
  // Markup in raw HTML is its author's own way of showing the code.
  if (code.children.some(({ type }) => type !== 'text')) return language;
  const text = textOf(code);
  if (isTooLong(text)) {
    report.warn(
      block,
      'long-code',
      `The code has ${text.length} characters; it is shown without colours.`,
      'Show the part that the text speaks of, and link to the whole.',
    );
    return language;
  }
  code.children = await highlight(text, language);
  return language;
}

/** `js`, of what may stand as `js`, `{.js}`, `js:app.js`, `js,ignore` or `js{1,3}`. */
function writtenLanguage(code: Element): string | null {
  const { className } = code.properties;
  const classes = Array.isArray(className) ? className.map(String) : [];
  const [, info] =
    /^language-(.+)$/.exec(classes.find((name) => /^language-/.test(name)) ?? '') ?? [];
  return info ? (/^\{?\.?([^\s{},:]+)/.exec(info)?.[1] ?? info) : null;
}
