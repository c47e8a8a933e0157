import type { FeedPicture } from '../content/feed-html.ts';
import { plain } from '../text.ts';
import type { Xml } from '../xml.ts';

/** A picture in the words of Media RSS, which RSS and Atom share. */
export function pictureInMedia({ url, alt, width, height, type, bytes }: FeedPicture): Xml {
  return {
    '@medium': 'image',
    '@url': url,
    '@type': type,
    '@fileSize': bytes ?? undefined,
    '@width': width,
    '@height': height,
    'media:description': { '@type': 'plain', '#text': plain(alt) },
  };
}
