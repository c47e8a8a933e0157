import { Parser } from 'htmlparser2';
import { type Size, sizeOf } from './picture-size.ts';

/** Files in one format that browsers may take in a picture's place, by their widths. */
export type PictureSource = { type: string; srcset: string };

/** Where a picture is served, and its size in CSS pixels; undefined for one that is not ours. */
export type PictureLookup = (
  src: string,
) => (Size & { src: string; sources?: PictureSource[] }) | undefined;

/** What a column of text leaves to a picture, in CSS pixels and as part of a narrow screen. */
const COLUMN = { wide: 640, narrow: '93vw' };

/**
 * Gives the pictures of a rendered body their addresses on this site, and their sizes, so
 * that nothing jumps when they arrive. `lookup` is called with the address exactly as it stands
 * in `Body.pictures`; a picture that it does not know keeps its address.
 * @param html as `renderBody` made it
 */
export function presentBody(html: string, lookup: PictureLookup): string {
  if (!html.includes('<img')) return html;
  let out = '';
  let at = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name !== 'img') return;
      out += html.slice(at, parser.startIndex) + presentPicture({ ...attributes }, lookup);
      at = parser.endIndex + 1;
    },
  });
  parser.end(html);
  return out + html.slice(at);
}

function presentPicture(attributes: Record<string, string>, lookup: PictureLookup): string {
  const picture = lookup(attributes.src ?? '');
  if (picture) {
    const { width, height } = sizeOf(picture, attributes);
    Object.assign(attributes, { src: picture.src, width: `${width}`, height: `${height}` });
  }
  const all: Record<string, string> = { ...attributes, loading: 'lazy', decoding: 'async' };
  const parts = Object.entries(all).map(([name, value]) => `${name}="${encode(value)}"`);
  const image = `<img ${parts.join(' ')}>`;
  const sources = picture?.sources ?? [];
  if (sources.length === 0) return image;
  const room = Math.min(Number(all.width), COLUMN.wide);
  const sizes = `min(${room}px, ${COLUMN.narrow})`;
  const offers = sources.map(
    ({ type, srcset }) => `<source type="${type}" srcset="${encode(srcset)}" sizes="${sizes}">`,
  );
  return `<picture>${offers.join('')}${image}</picture>`;
}

function encode(value: string): string {
  return value.replaceAll('&', '&#x26;').replaceAll('"', '&#x22;');
}
