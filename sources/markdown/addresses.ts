/** Where an address may lead from a link. Nothing here runs in the page. */
export const LINK_SCHEMES = [
  'http',
  'https',
  'mailto',
  'tel',
  'sms',
  'geo',
  'irc',
  'ircs',
  'matrix',
  'xmpp',
  'webcal',
  'ftp',
];

/** From where a page may load pictures, sound and videos. */
export const MEDIA_SCHEMES = ['http', 'https'];

/** Raster pictures alone: an SVG can hold script. */
const PICTURE_IN_TEXT = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,[a-z\d+/=\s]+$/i;

// Browsers take white space and control characters off the ends, and line ends and tabs out
// of the middle, before they look for a scheme.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what browsers remove
const EDGES = /^[\u0000-\u0020]+|[\u0000-\u0020]+$/g;
const BREAKS = /[\t\n\r]/g;
const SCHEME = /^([a-z][a-z\d+.-]*):/i;

/** The address as a browser would read it; its scheme, if it has one, in lower case. */
export function cleanAddress(written: string): string {
  return written
    .replace(EDGES, '')
    .replace(BREAKS, '')
    .replace(SCHEME, (scheme) => scheme.toLowerCase());
}

/** True for an address without a scheme, or with one of `schemes`. */
export function isAllowed(address: string, schemes: string[]): boolean {
  const scheme = SCHEME.exec(address)?.[1];
  // Where another sign stands before a colon, the allow-list sees a scheme that it does not know.
  return scheme === undefined ? !/^[^/?#]*:/.test(address) : schemes.includes(scheme);
}

export function isPictureInText(address: string): boolean {
  return PICTURE_IN_TEXT.test(address);
}

/** What a path may end in that looks like the name of a host: `report.pdf` is a file. */
const FILE_ENDINGS = new Set(
  `asc asp aspx avif bz2 csv doc docx epub gif gz htm html ico ics jpeg jpg js json jsp key md mdx
  markdown mov mp3 mp4 odp ods odt ogg pdf php png ppt pptx rar rss rst rtf svg tar tgz tif tiff
  toml ts txt wav webm webp xls xlsx xml xz yaml yml zip`.split(/\s+/),
);

const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?$/u;

/**
 * The whole address where a host or a mailbox stands without a scheme (`openstack.org/blog`,
 * `press@openstack.org`): browsers would look for it on this site. Else null.
 */
export function withScheme(address: string): string | null {
  const [, mailbox, host = '', port] =
    /^([^\s/?#:@]+@)?([^\s/?#:@]+)(:\d+)?(?:[/?#]|$)/.exec(decoded(address)) ?? [];
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  const isHost =
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    /^\p{L}{2,}$/u.test(last) &&
    (labels[0] === 'www' || !FILE_ENDINGS.has(last.toLowerCase()));
  if (!isHost) return null;
  if (!mailbox) return `https://${address}`;
  return port ? null : `mailto:${address}`;
}

/** For readers: without percent-encoding, where that can be undone. */
export function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
