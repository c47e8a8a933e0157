import { Parser } from 'htmlparser2';

/**
 * Removes what Next adds for React in the browser: its scripts, their preloads, the flight
 * data, and React's comment marks. Every other script stays (JSON-LD, islands), and every
 * byte of the page's own markup stays as it is. See docs/decisions/002.
 * @param html a page as Next wrote it
 */
export function stripFramework(html: string): string {
  let page = '';
  /** Everything before has been dealt with. */
  let done = 0;
  const dropUntil = (end: number, from: number) => {
    page += html.slice(done, from);
    done = end;
  };
  /** Where the script began in which the parser is; its text tells whose it is. */
  let script: { start: number; text: string; attributes: Record<string, string> } | null = null;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'script') script = { start: parser.startIndex, text: '', attributes };
        else if (name === 'link' && attributes.as === 'script') {
          dropUntil(parser.endIndex + 1, parser.startIndex);
        }
      },
      ontext(text) {
        if (script) script.text += text;
      },
      onclosetag(name) {
        if (name !== 'script' || !script) return;
        if (isFramework(script)) dropUntil(parser.endIndex + 1, script.start);
        script = null;
      },
      oncomment() {
        dropUntil(parser.endIndex + 1, parser.startIndex);
      },
    },
    { decodeEntities: true, recognizeSelfClosing: false },
  );
  parser.end(html);
  // An empty place that React keeps for metadata which is streamed later; none is here.
  return (page + html.slice(done)).replace('<div hidden=""></div>', '');
}

function isFramework({
  text,
  attributes,
}: {
  text: string;
  attributes: Record<string, string>;
}) {
  const { src, id } = attributes;
  if (src !== undefined) return src.startsWith('/_next/');
  return id === '_R_' || /^\s*\(?self\.__next_[frs]\b/.test(text);
}
