import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { quote } from '#newsroom/quote.ts';
import {
  cleanAddress,
  decoded,
  isAllowed,
  isPictureInText,
  LINK_SCHEMES,
  MEDIA_SCHEMES,
  withScheme,
} from '../addresses.ts';
import type { Report } from '../report.ts';

/**
 * Mends what can be mended in attributes before the allow-list drops the rest, and reports
 * what a reader would have noticed. `style`, `class` and `target` go without a word: looks
 * and windows are the design's business.
 */
export function readAttributes(tree: Root, report: Report): void {
  visit(tree, 'element', (element) => {
    for (const name of Object.keys(element.properties)) {
      if (/^on/i.test(name)) warnHandler(element, name, report);
    }
    if (element.tagName === 'a') readLink(element, report);
    for (const name of ['src', 'poster']) readSource(element, name, report);
    keepAnchor(element);
    keepAlignment(element);
  });
}

function readLink(link: Element, report: Report): void {
  const { href } = link.properties;
  if (typeof href !== 'string') return;
  const address = cleanAddress(href);
  const whole = withScheme(address);
  const bracketed = /^\[(https?:\/\/[^\]]+)\]$/i.exec(decoded(address))?.[1];
  if (whole) {
    report.warn(
      link,
      'scheme-less-link',
      `The link to ${quote(address)} names no scheme; browsers would look for it on this site.`,
      `Write “${whole}”.`,
    );
  } else if (address === '') {
    report.warn(
      link,
      'empty-link',
      'The link leads nowhere.',
      'Write its address, or take it out.',
    );
  } else if (!isAllowed(address, LINK_SCHEMES)) {
    report.warn(
      link,
      'removed-html',
      `A link may not lead to ${quote(address)}; its text is kept.`,
      `Write ${bracketed ? quote(bracketed) : 'an address that starts with “https://”'}.`,
    );
  } else if (address.startsWith('@/')) {
    report.warn(
      link,
      'foreign-link',
      `${quote(address)} is an address for Zola; no page is there.`,
      'Write the address of the page, as in “/blog/a-post”.',
    );
  }
  link.properties.href = whole ?? (isAllowed(address, LINK_SCHEMES) ? address : '');
}

function readSource(element: Element, name: string, report: Report): void {
  const written = element.properties[name];
  if (typeof written !== 'string') return;
  const address = cleanAddress(written);
  element.properties[name] = address;
  if (isAllowed(address, MEDIA_SCHEMES)) return;
  if (element.tagName === 'img' && isPictureInText(address)) return;
  report.warn(
    element,
    'removed-html',
    `<${element.tagName}> may not show ${quote(address)}.`,
    'Put the file into the media folder, and write its address.',
  );
  delete element.properties[name];
}

/** `<a name="…">` is how old posts mark a place to link to. */
function keepAnchor({ tagName, properties }: Element): void {
  if (tagName === 'a' && properties.name) properties.id ??= properties.name;
}

function keepAlignment({ properties }: Element): void {
  const [, align] =
    /(?:^|;)\s*text-align\s*:\s*([a-z]+)/i.exec(String(properties.style ?? '')) ?? [];
  if (align) properties.align = align.toLowerCase();
}

function warnHandler(element: Element, name: string, report: Report): void {
  report.warn(
    element,
    'removed-html',
    `“${name.toLowerCase()}” of <${element.tagName}> was removed: a post runs no script.`,
    'Take it out.',
  );
}
