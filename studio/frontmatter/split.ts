/** A file in four pieces that make the whole when they are joined. */
export type Pieces = {
  /** Up to and with the line of the first fence. */
  open: string;
  /** The lines between the fences, the last one ended. */
  yaml: string;
  /** The line of the second fence. */
  close: string;
  body: string;
};

const PIECES = /^(\s*---[ \t]*\n)([\s\S]*?)(?<=\n)(---[ \t]*(?:\n|$))([\s\S]*)$/;

/**
 * Takes a text with frontmatter apart, by the rule by which posts are read.
 * @param text with `\n` alone at the ends of lines
 * @returns null for a text without frontmatter
 */
export function splitFrontmatter(text: string): Pieces | null {
  const [, open, yaml, close, body] = text.match(PIECES) ?? [];
  if (open === undefined || yaml === undefined || close === undefined) return null;
  return { open, yaml, close, body: body ?? '' };
}

/** How a file marks the ends of lines and its own beginning, which its text shall keep. */
export type Manner = { bom: boolean; crlf: boolean };

/** A file's text with plain line ends, and what was done to it. */
export function plainText(text: string): { text: string; manner: Manner } {
  const bom = text.startsWith('\uFEFF');
  const crlf = /^[^\n]*\r\n/.test(text);
  return { text: text.slice(bom ? 1 : 0).replace(/\r\n?/g, '\n'), manner: { bom, crlf } };
}

/** The reverse. */
export function inManner(text: string, { bom, crlf }: Manner): string {
  return `${bom ? '\uFEFF' : ''}${crlf ? text.replaceAll('\n', '\r\n') : text}`;
}
