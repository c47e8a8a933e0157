import { type Size, sizeOf } from './picture-size.ts';

/** Files in one format that browsers may take in a picture's place, by their widths. */
export type PictureSource = { type: string; srcset: string };

/** Where a picture is served, and its size in CSS pixels; undefined for one that is not ours. */
export type PictureLookup = (
  src: string,
) => (Size & { src: string; sources?: PictureSource[] }) | undefined;

/** What a column of text leaves to a picture, in CSS pixels and as part of a narrow screen. */
const COLUMN = { wide: 640, narrow: '93vw' };

// Every `<` in a body begins a tag or stands in an attribute's quotes, so that taking tags
// whole is enough to tell an <img> from words about one.
const TAG = /<([a-z][a-z\d-]*)((?:\s+[a-z][a-z\d:-]*(?:="[^"]*")?)*)>/g;
const ATTRIBUTE = /([a-z][a-z\d:-]*)(?:="([^"]*)")?/g;

/**
 * Gives the pictures of a rendered body their addresses on this site, and their sizes, so
 * that nothing jumps when they arrive. `lookup` is asked with the address exactly as it stands
 * in `Body.pictures`; one that it does not know stays as it is.
 * @param html as `renderBody` made it
 */
export function presentBody(html: string, lookup: PictureLookup): string {
  return html.replace(TAG, (tag, name: string, attributes: string) =>
    name === 'img' ? presentPicture(attributes, lookup) : tag,
  );
}

function presentPicture(written: string, lookup: PictureLookup): string {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of written.matchAll(ATTRIBUTE)) {
    attributes[name] = decode(value);
  }
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

/** The references that the pipeline writes, and no others. */
function decode(value: string): string {
  return value.replace(/&#x([\dA-F]+);/g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

function encode(value: string): string {
  return value.replaceAll('&', '&#x26;').replaceAll('"', '&#x22;');
}
