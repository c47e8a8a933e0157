import { countCharacters } from '#newsroom/text/shorten-text.ts';
import type { Head } from './read-head.ts';

/**
 * How one network shows a link. Lengths are in characters, but for those in bytes; null shows
 * none of it. Those of X, Discord and WhatsApp are the limits that they set; of the others,
 * what their present layouts have room for, which may change by a word.
 */
type Network = {
  name: string;
  title: number;
  titleBytes?: number;
  description: number | null;
  descriptionBytes?: number;
  /** What stands above or below: the host, the site's name, the account of the author. */
  line: (head: Head) => string;
  /** How much of the picture is shown; null shows none. */
  picture: 'whole' | '2:1' | 'square' | null;
};

const NETWORKS = [
  { name: 'X', title: 70, description: null, line: ({ host }) => host, picture: '2:1' },
  {
    name: 'LinkedIn',
    title: 119,
    description: null,
    line: ({ host }) => host,
    picture: 'whole',
  },
  {
    name: 'Facebook',
    title: 88,
    description: 60,
    line: ({ host }) => host.toUpperCase(),
    picture: 'whole',
  },
  {
    name: 'Slack',
    title: 150,
    description: 350,
    line: ({ siteName }) => siteName,
    picture: 'whole',
  },
  {
    name: 'Discord',
    title: 256,
    titleBytes: 70,
    description: 350,
    descriptionBytes: 350,
    line: ({ siteName }) => siteName,
    picture: 'whole',
  },
  {
    name: 'Mastodon',
    title: 110,
    description: 180,
    line: ({ siteName, fediverse }) =>
      fediverse ? `${siteName} · More from ${fediverse}` : siteName,
    picture: 'whole',
  },
  { name: 'Bluesky', title: 120, description: 130, line: ({ host }) => host, picture: 'whole' },
  { name: 'WhatsApp', title: 65, description: 80, line: ({ host }) => host, picture: 'square' },
  {
    name: 'Google',
    title: 60,
    description: 155,
    line: ({ host, siteName }) => `${siteName} · ${host}`,
    picture: null,
  },
] as const satisfies Network[];

export type Presentation = {
  network: string;
  title: string;
  description: string | null;
  line: string;
  picture: Network['picture'];
  image: Head['image'];
  /** What is cut off. */
  cut: ('title' | 'description')[];
};

/** A page's link as each network would show it. */
export function presentations(head: Head): Presentation[] {
  return NETWORKS.map((network: Network) => {
    const read = network.name === 'X' ? head.titleForX : head.title;
    const title = cutTo(read, network.title, network.titleBytes);
    const description =
      network.description === null || head.description === ''
        ? null
        : cutTo(head.description, network.description, network.descriptionBytes);
    return {
      network: network.name,
      title,
      description,
      line: network.line(head),
      picture: head.image && network.picture,
      image: head.image,
      cut: [
        ...(title === head.title ? [] : (['title'] as const)),
        ...(description === null || description === head.description
          ? []
          : (['description'] as const)),
      ],
    };
  });
}

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cut in the middle of a word, as networks do it. */
function cutTo(text: string, characters: number, bytes = Number.POSITIVE_INFINITY): string {
  const fits = (part: string) =>
    countCharacters(part, characters + 1) <= characters && Buffer.byteLength(part) <= bytes;
  if (fits(text)) return text;
  const segments = Array.from(clusters.segment(text), ({ segment }) => segment);
  let kept = Math.min(segments.length, characters - 1);
  while (!fits(`${segments.slice(0, kept).join('')}…`)) kept -= 1;
  return `${segments.slice(0, kept).join('').trimEnd()}…`;
}
