import { Parser } from 'htmlparser2';

/**
 * Removes what Next adds for React in the browser: its scripts, their preloads, the flight
 * data, and React's comment marks. Every other script stays (JSON-LD, islands), and every
 * byte of the page's own markup stays as it is. See docs/decisions/002.
 *
 * A post's `og:pubdate` is moved behind all other tags of the head. The page renders it
 * (app/post-data.tsx) while Next resolves the metadata, and React writes each tag into the head
 * as soon as it is rendered. Which of the two is ready first depends on the length of the post,
 * and on whether it is the first page that a process renders.
 * @param html a page as Next wrote it
 */
export function stripFramework(html: string): string {
  let page = '';
  /** The index in `html` up to which everything is copied or removed. */
  let done = 0;
  let publicationDate = '';
  const isInHead = () => parser.endIndex < html.indexOf('</head>');
  const copyUntil = (index: number) => {
    page += html.slice(done, index);
    done = index;
  };
  const removeTag = (start = parser.startIndex) => {
    copyUntil(start);
    done = parser.endIndex + 1;
  };
  /** The script that the parser is in. */
  let script: { start: number; text: string; attributes: Record<string, string> } | null = null;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'script') script = { start: parser.startIndex, text: '', attributes };
        else if (name === 'link' && attributes.as === 'script') removeTag();
        else if (name === 'meta' && attributes.property === 'og:pubdate' && isInHead()) {
          removeTag();
          publicationDate = html.slice(parser.startIndex, done);
        }
      },
      ontext(text) {
        if (script) script.text += text;
      },
      onclosetag(name) {
        if (script && isFramework(script)) removeTag(script.start);
        else if (publicationDate && (script || name === 'head')) {
          // The layout's own scripts follow what React moves into the head.
          copyUntil(script?.start ?? parser.startIndex);
          page += publicationDate;
          publicationDate = '';
        }
        if (name === 'script') script = null;
      },
      oncomment: () => removeTag(),
    },
    { decodeEntities: true, recognizeSelfClosing: false },
  );
  parser.end(html);
  copyUntil(html.length);
  // An empty place that React keeps for metadata which is streamed later; none is here.
  return page.replace('<div hidden=""></div>', '');
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
