import type { IncomingMessage } from 'node:http';
import Negotiator from 'negotiator';

/** In the order in which they serve who accepts both alike. */
const FORMS = ['text/html', 'text/markdown'];

/**
 * What stands beside a page as Markdown, if there is such a thing.
 * @param page path of a file within `out`
 * @param files all of them
 */
export function markdownBeside(page: string, files: ReadonlySet<string>): string | null {
  const beside = page.replace(/\.html$/, '.md');
  return beside !== page && files.has(beside) ? beside : null;
}

/** Whether a reader asks for Markdown rather than for a page. */
export function prefersMarkdown(request: Pick<IncomingMessage, 'headers'>): boolean {
  return new Negotiator(request).mediaType(FORMS) === 'text/markdown';
}
