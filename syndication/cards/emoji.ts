import { createRequire } from 'node:module';

/** The parts of an icon set in Iconify's format that are read here. */
type IconSet = {
  width: number;
  height: number;
  icons: Record<string, { body: string; width?: number; height?: number }>;
  aliases?: Record<string, { parent: string }>;
};

const require = createRequire(import.meta.url);

/**
 * Whether a cluster of characters is meant to be seen as a colour picture: it is one by
 * default (🚀), or says so with a variation selector (❤️), a skin tone, a joiner, or as a flag
 * or keycap. The rest, such as © and ✓, is text.
 */
export function isEmoji(cluster: string): boolean {
  if (!/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(cluster)) return false;
  return /\p{Emoji_Presentation}|\p{Emoji_Modifier}|\ufe0f|\u200d|\u20e3/u.test(cluster);
}

/** The name under which there is a picture of an emoji, or null. */
export function emojiName(cluster: string): string | null {
  const key = [...cluster.replaceAll(/[\ufe0e\ufe0f]/g, '')]
    .map((sign) => sign.codePointAt(0)?.toString(16).padStart(4, '0'))
    .join('-');
  names ??= new Map(
    Object.entries(
      require(/*turbopackIgnore: true*/ '@iconify-json/twemoji/chars.json') as Record<
        string,
        string
      >,
    ),
  );
  return names.get(key) ?? null;
}

/** The picture of an emoji as SVG. @param name from `emojiName` */
export function emojiPicture(name: string): Uint8Array {
  set ??= require(/*turbopackIgnore: true*/ '@iconify-json/twemoji/icons.json') as IconSet;
  const icon = set.icons[set.aliases?.[name]?.parent ?? name];
  if (!icon) throw new Error(`The set of emoji names ${name}, and has no picture of it.`);
  const { width = set.width, height = set.height, body } = icon;
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`,
  );
}

// Ten megabytes of JSON, read when the first emoji comes along.
let names: Map<string, string> | undefined;
let set: IconSet | undefined;
