import { patch } from './patch.ts';

/** The address of a picture that is not published, and where the browser holds it. */
export type Held = ReadonlyMap<string, string>;

/**
 * The frame runs no script, neither its own nor a draft's, sends no form and leads nowhere; links
 * open in a window of their own. It keeps the site's origin, so that we reach into it from here.
 */
const SANDBOX = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';

export function prepareFrame(frame: HTMLIFrameElement): void {
  frame.setAttribute('sandbox', SANDBOX);
  frame.title = 'The page as it will be';
}

/** Loads a page into the frame. */
export function loadFrame(frame: HTMLIFrameElement, address: string): Promise<void> {
  return new Promise((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true });
    frame.src = address;
  });
}

/**
 * Shows another state of the same page, at the same place.
 * @param html the whole page
 */
export function showInFrame(frame: HTMLIFrameElement, html: string, held: Held): void {
  const shown = frame.contentDocument;
  // A document that is parsed and not opened: it loads nothing and runs nothing.
  const fresh = new DOMParser().parseFromString(html, 'text/html');
  const [before, after] = [shown?.querySelector('main'), fresh.querySelector('main')];
  if (!shown || !before || !after) return;
  for (const picture of after.querySelectorAll('img')) {
    const source = held.get(picture.getAttribute('src') ?? '');
    if (source) picture.setAttribute('src', source);
  }
  patch(before, after);
  openLinksOutside(shown);
}

/** But for those that lead to a place on the page itself. */
function openLinksOutside(page: Document): void {
  for (const link of page.querySelectorAll('a[href]:not([href^="#"])')) {
    link.setAttribute('target', '_blank');
  }
}
