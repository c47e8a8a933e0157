import { identity } from '#site/identity.ts';
import { renderBody } from './markdown/render.ts';

/** Hosts of our own: a link to one of them does not lead away. */
const origins = [
  identity.origin,
  ...identity.knownHosts.flatMap((host) => [`https://${host}`, `http://${host}`]),
];

/**
 * Renders the text of one post, for Contentlayer and for drafts alike.
 * @param bodyLine line of the file on which the text starts, from 1
 */
export function renderPost(file: string, body: string, bodyLine: number) {
  return renderBody(body, { file, line: bodyLine }, { origins });
}
