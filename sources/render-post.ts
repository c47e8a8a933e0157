import { ownHosts } from '#site/origin.ts';
import { renderBody } from './markdown/render.ts';

/**
 * Renders the text of one post, for Contentlayer and for drafts alike. Links to hosts of our
 * own do not lead away.
 * @param bodyLine line of the file on which the text starts, from 1
 * @param lang the language that the post names, BCP 47
 */
export function renderPost(file: string, body: string, bodyLine: number, lang: string | null) {
  const origins = ownHosts().flatMap((host) => [`https://${host}`, `http://${host}`]);
  return renderBody(body, { file, line: bodyLine }, { origins, lang });
}
