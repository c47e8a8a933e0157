import { once } from 'node:events';
import { RewritingStream } from 'parse5-html-rewriting-stream';

/**
 * Removes what Next adds for React in the browser: its scripts, their preloads, the flight
 * data, and React's comment marks. Every other script stays (JSON-LD, islands), and every
 * byte of the page's own markup stays as it is. See docs/decisions/002.
 * @param html a page as `next build` wrote it
 */
export async function stripFramework(html: string): Promise<string> {
  const stream = new RewritingStream();
  let page = '';
  stream.on('data', (piece) => {
    page += piece;
  });

  // A script's text comes as one token of its own between the tags; what a script is can be
  // told only once its text is known, so its start tag waits.
  let waiting: string | null = null;
  let dropping = false;
  stream.on('startTag', (tag, raw) => {
    if (tag.tagName === 'script') {
      const attribute = (name: string) => tag.attrs.find((each) => each.name === name)?.value;
      const source = attribute('src');
      dropping = source?.startsWith('/_next/') ?? attribute('id') === '_R_';
      if (source !== undefined && !dropping) stream.emitRaw(raw);
      else waiting = dropping ? null : raw;
      return;
    }
    const preloadsScript =
      tag.tagName === 'link' &&
      tag.attrs.some(({ name, value }) => name === 'as' && value === 'script');
    if (!preloadsScript) stream.emitRaw(raw);
  });
  stream.on('text', (_, raw) => {
    if (waiting !== null) {
      dropping = /^\s*\(?self\.__next_[frs]\b/.test(raw);
      if (!dropping) stream.emitRaw(waiting);
      waiting = null;
    }
    if (!dropping) stream.emitRaw(raw);
  });
  stream.on('endTag', (tag, raw) => {
    if (tag.tagName !== 'script') {
      stream.emitRaw(raw);
      return;
    }
    if (waiting !== null) stream.emitRaw(waiting);
    if (!dropping) stream.emitRaw(raw);
    waiting = null;
    dropping = false;
  });
  stream.on('comment', () => {});

  stream.end(html);
  await once(stream, 'end');
  // An empty place that React keeps for metadata which is streamed later; none is here.
  return page.replace('<div hidden=""></div>', '');
}
