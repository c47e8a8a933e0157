import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { quote } from '#newsroom/quote.ts';
import { placesIn } from './places.ts';
import type { Report } from './report.ts';

/** What other engines make something of, and Markdown shows as it stands. */
type Syntax = {
  rule: string;
  /** Finds it in text without code. Each starts with a sign: a look behind comes after it. */
  pattern: RegExp;
  what: string;
  repair: string;
};

const AS_CODE = 'or write it as code, between backticks.';

const SYNTAXES: Syntax[] = [
  {
    rule: 'shortcode',
    pattern: /\{\{[<%](?:[^\n]{0,200}?[>%]\}\}|[^\n]{0,200})/g,
    what: 'a shortcode of Hugo',
    repair: `Write what it stands for (a link, a picture, HTML), ${AS_CODE}`,
  },
  {
    rule: 'shortcode',
    // `[caption id="x"]`, `[/embed]`, and `[gallery]` alone on its line.
    pattern:
      /(?:^[ \t]*\[(?:audio|caption|embed|gallery|playlist|video|wp_caption)\](?=[ \t]*$)|\[(?:audio|caption|contact-form-7|embed|gallery|playlist|video|wp_caption)[ \t]+[\w-]+=[^\]\n]{0,300}\]|\[embed\](?=\S)|\[\/(?:audio|caption|embed|gallery|playlist|video|wp_caption)\])/gm,
    what: 'a shortcode of WordPress',
    repair: `Write what it stands for (a link, a picture, HTML), ${AS_CODE}`,
  },
  {
    rule: 'template-tag',
    pattern:
      /\{%(?<!\{\{%)(?:[^\n]{0,200}?%\}|[^\n]{0,200})|\{\{(?<!=\{\{)(?![<%])[^\n{}]{1,200}\}\}/g,
    what: 'a tag of a template language (Liquid, Tera, Jinja)',
    repair: `Write what it stands for, ${AS_CODE}`,
  },
  {
    rule: 'container',
    pattern: /^ {0,3}:{3,}[ \t]*[^\s:][^\n]*/gm,
    what: 'a container of another engine (“:::”)',
    repair:
      'Write a quotation that starts with a line “> [!NOTE]”, and take out both lines of colons.',
  },
  {
    rule: 'attribute-list',
    pattern:
      /\{:[ \t]*(?:[.#][\w-]|[\w-]+=|toc)[^\n{}]{0,200}\}|\{:[ \t]*(?:[.#][\w-]|toc)\}|\{(?<=[)\]]\{)[.#][\w-][^\n{}]{0,200}\}|\{(?<=\)\{)[\w-]+=[^\n{}]{0,200}\}/g,
    what: 'attributes in braces, as kramdown and Pandoc read them',
    repair: 'Take them out: looks are the design’s business.',
  },
  {
    rule: 'heading-id',
    pattern: /\{#[\w:.-]+\}(?=[ \t#]*$)(?<=^ {0,3}#{1,6}[ \t][^\n]{0,400})/gm,
    what: 'an id of a heading in braces',
    repair: 'Take it out: each heading has an address made of its words, which links can name.',
  },
  {
    rule: 'module-line',
    pattern:
      /^(?:import[ \t]+(?:[\w*{][^\n'"]{0,200}?[ \t]from[ \t]+)?(?:'[^'\n]+'|"[^"\n]+")[ \t]*;?[ \t]*$|export[ \t]+(?:const|let|var|default|function|async|class)[ \t][^\n]{0,200})/gm,
    what: 'a line of JavaScript, as MDX has them',
    repair: `Take it out, ${AS_CODE}`,
  },
  {
    rule: 'broken-comment',
    pattern: /<!\s*[–—][^\n>]{0,200}>/g,
    what: 'a comment with dashes of another kind',
    repair: 'Write two hyphens at each end, as in “<!-- more -->”.',
  },
];

/**
 * Warns of what other engines would have read otherwise, and readers now see as it was written.
 * @param prose the text as `proseOf` made it
 */
export function reportForeignSyntax(tree: Root, prose: string, report: Report): void {
  const places = placesIn(prose);
  const known = labelsOf(tree);
  for (const { rule, pattern, what, repair } of SYNTAXES) {
    for (const { 0: found, index } of prose.matchAll(pattern)) {
      const written = found.trim();
      if (known.has(written.toLowerCase())) continue;
      const start = places.at(index + found.indexOf(written));
      report.warn(
        { position: { start } },
        rule,
        `${quote(written)} is ${what}; it is shown as it stands.`,
        repair,
      );
    }
  }
}

/** `[video]` is a link where the text defines one. */
function labelsOf(tree: Root): Set<string> {
  const labels = new Set<string>();
  visit(tree, 'definition', ({ identifier }) => {
    labels.add(`[${identifier}]`);
  });
  return labels;
}
