import type GithubSlugger from 'github-slugger';
import type { Element, Nodes, Root } from 'hast';
import { h } from 'hastscript';
import { EXIT, visit } from 'unist-util-visit';
import type { Heading } from '#newsroom/body.ts';
import { plainText } from './plain-text.ts';
import type { Report } from './report.ts';

/** The page's title is the one h1. */
const HIGHEST = 2;
const LOWEST = 6;

/**
 * Gives headings the level that their place in the outline has: the highest used is h2, and
 * what stands below goes one level down, whichever level was written. So siblings stay
 * siblings and no level is skipped. Each gets an id, and a link to itself whose sign the
 * stylesheet draws; readers of text and of screens have the table of contents instead.
 */
export function arrangeHeadings(tree: Root, slugger: GithubSlugger, report: Report): Heading[] {
  const headings: Heading[] = [];
  const above: number[] = [];
  visit(tree, 'element', (heading) => {
    const written = levelOf(heading);
    if (written === null) return;
    const text = plainText(heading) || textOfPictures(heading);
    if (text === '' && !holdsPicture(heading)) {
      hideEmpty(heading, report);
      return;
    }
    while ((above.at(-1) ?? 0) >= written) above.pop();
    const level = Math.min(HIGHEST + above.length, LOWEST);
    above.push(written);

    const id = String(heading.properties.id ?? (slugger.slug(text) || slugger.slug('section')));
    heading.properties.id = id;
    heading.tagName = `h${level}`;
    heading.children.push(
      h('a', {
        className: 'heading-anchor',
        href: `#${id}`,
        ariaHidden: 'true',
        tabIndex: -1,
      }),
    );
    headings.push({ id, text, level });
  });
  return headings;
}

function levelOf({ tagName }: Element): number | null {
  const [, level] = /^h([1-6])$/.exec(tagName) ?? [];
  return level ? Number(level) : null;
}

/** Kept, since the text has it, and hidden, since a reader could only stumble over it. */
function hideEmpty(heading: Element, report: Report): void {
  heading.tagName = `h${HIGHEST}`;
  heading.properties.hidden = true;
  report.warn(
    heading,
    'empty-heading',
    'The heading has no text; it is hidden.',
    'Write its text, or take the line out.',
  );
}

function textOfPictures(heading: Element): string {
  const alts: string[] = [];
  visit(heading, 'element', ({ tagName, properties }) => {
    if (tagName === 'img' && properties.alt) alts.push(String(properties.alt));
  });
  return alts.join(' ');
}

function holdsPicture(node: Nodes): boolean {
  let found = false;
  visit(node, 'element', ({ tagName }) => {
    found ||= tagName === 'img';
    return found ? EXIT : undefined;
  });
  return found;
}
