import type { Element, Root, Text } from 'hast';
import sharp from 'sharp';
import { SKIP, visit } from 'unist-util-visit';
import type { BodyPicture } from '#newsroom/body.ts';
import { quote } from '#newsroom/quote.ts';
import { saysNothing } from '#newsroom/text/alternative-text.ts';
import { publishedPicture } from '../pictures/published-picture.ts';
import { isPictureInText } from './addresses.ts';
import { sizeOf } from './picture-size.ts';
import type { Report } from './report.ts';

/** Characters of address from which a picture in the text weighs more than the text. */
const HEAVY = 50_000;

/** In Markdown a picture without description has an empty one; only HTML can mean that. */
export function forgetEmptyDescriptions(markdown: Root): void {
  visit(markdown, 'element', ({ tagName, properties }) => {
    if (tagName === 'img' && !String(properties.alt ?? '').trim()) delete properties.alt;
  });
}

/** A description that says nothing counts as none. */
export function checkPictures(tree: Root, report: Report): void {
  visit(tree, 'element', (image) => {
    const { src, alt } = image.properties;
    if (image.tagName !== 'img') return;
    if (!src) {
      report.warn(
        image,
        'empty-picture',
        'The picture has no address; it is left out.',
        'Write its address, or take it out.',
      );
    } else if (alt === undefined || (alt !== '' && saysNothing(String(alt)))) {
      delete image.properties.alt;
      report.warn(
        image,
        'missing-alt',
        alt
          ? `The picture ${quote(src)} has the description ${quote(alt)}, which says nothing of it.`
          : `The picture ${quote(src)} has no description.`,
        'Say what it shows for those who cannot see it: ![what it shows](address).',
      );
    }
  });
}

/**
 * Lists the pictures that are files, measures those that stand in the text itself, and puts
 * the description in the place of a picture that has no address.
 */
export async function readPictures(
  tree: Root,
  line: number,
  report: Report,
): Promise<BodyPicture[]> {
  const pictures: BodyPicture[] = [];
  const inText: Element[] = [];
  visit(tree, 'element', (image, index, parent) => {
    if (image.tagName !== 'img' || !parent || index === undefined) return;
    const src = String(image.properties.src ?? '');
    const alt = String(image.properties.alt ?? '');
    if (src === '') {
      const words: Text[] = alt ? [{ type: 'text', value: alt }] : [];
      parent.children.splice(index, 1, ...words);
      return [SKIP, index + words.length];
    }
    const { line: bodyLine, column } = image.position?.start ?? { line: 1, column: 1 };
    if (isPictureInText(src)) inText.push(image);
    else pictures.push({ src, alt, line: bodyLine + line - 1, column });
  });
  for (const image of inText) await measure(image, report);
  return pictures;
}

async function measure(image: Element, report: Report): Promise<void> {
  const src = String(image.properties.src);
  if (src.length > HEAVY) {
    report.warn(
      image,
      'heavy-picture',
      `A picture stands in the text itself, with ${Math.round(src.length / 1000)} kB.`,
      'Put it into the media folder as a file, and write its address.',
    );
  }
  const base64 = src.indexOf(',') + 1;
  const bytes = Buffer.from(src.slice(base64), 'base64');
  try {
    const { autoOrient, width, height } = await sharp(bytes).metadata();
    const natural = { width: autoOrient.width ?? width, height: autoOrient.height ?? height };
    Object.assign(image.properties, sizeOf(natural, image.properties));
    // It is published with the text: what its camera wrote into it is not.
    const clean = await publishedPicture(bytes);
    image.properties.src = src.slice(0, base64) + clean.toString('base64');
  } catch {
    report.warn(
      image,
      'unreadable-picture',
      'A picture that stands in the text itself cannot be read.',
      'Put it into the media folder as a file, and write its address.',
    );
  }
}
